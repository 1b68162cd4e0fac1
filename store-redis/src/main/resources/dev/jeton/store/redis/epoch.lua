return { redis.call('GET', SHARD .. 'epoch') or '1', integer(NOW) }
