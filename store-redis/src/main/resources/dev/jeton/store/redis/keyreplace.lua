-- name, present text, next text or nothing to remove it
local key = SHARD .. 'keys'
if redis.call('HGET', key, ARGV[1]) ~= ARGV[2] then return 0 end
if ARGV[3] then
  redis.call('HSET', key, ARGV[1], ARGV[3])
else
  redis.call('HDEL', key, ARGV[1])
end
return 1
