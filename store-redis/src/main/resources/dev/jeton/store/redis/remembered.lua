-- id
local id = ARGV[1]
local fields, values = hash(remembered(id))
if not fields or tonumber(fields.x) <= NOW - REMEMBERED_LIFE
  or redis.call('EXISTS', session(id)) == 1 then return {} end
return values
