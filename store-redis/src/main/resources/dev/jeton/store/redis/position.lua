return redis.call('HGET', META, 'last') or '0-0'
