-- name, sealed text
return redis.call('HSETNX', SHARD .. 'keys', ARGV[1], ARGV[2])
