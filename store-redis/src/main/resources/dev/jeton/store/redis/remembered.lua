-- id
local id = ARGV[2]
local at = redis.call('HGET', remembered(id), 'x')
if not at or tonumber(at) <= NOW - REMEMBERED_LIFE or record(id) then return {} end
return redis.call('HGETALL', remembered(id))
