-- name, present text, next text or nothing to remove it
local key = SHARD .. 'keys'
if redis.call('HGET', key, ARGV[2]) ~= ARGV[3] then return 0 end
if ARGV[4] then
  redis.call('HSET', key, ARGV[2], ARGV[4])
else
  redis.call('HDEL', key, ARGV[2])
end
return 1
