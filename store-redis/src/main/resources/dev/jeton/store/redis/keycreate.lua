-- name, sealed text
return redis.call('HSETNX', SHARD .. 'keys', ARGV[2], ARGV[3])
