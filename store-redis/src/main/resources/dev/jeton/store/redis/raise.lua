-- the least that the counter must have, or nothing to raise it by one; it begins at 1
local key = SHARD .. 'epoch'
local present = tonumber(redis.call('GET', key) or 1)
local next = ARGV[1] and math.max(present, tonumber(ARGV[1])) or present + 1
redis.call('SET', key, integer(next))
return integer(next)
