return redis.call('HGETALL', SHARD .. 'keys')
