-- id
local id = ARGV[1]
local at = redis.call('HGET', remembered(id), 'x')
if not at or tonumber(at) <= NOW - REMEMBERED_LIFE
  or redis.call('EXISTS', session(id)) == 1 then return {} end
return redis.call('HGETALL', remembered(id))
