-- id, last seen
local id = ARGV[1]
local fields = record(id)
if not fields or tonumber(fields.l) >= tonumber(ARGV[2]) or not living(fields) then return 0 end
fields.l = ARGV[2]
redis.call('HSET', session(id), 'l', fields.l)
settle(id, fields)
return 1
