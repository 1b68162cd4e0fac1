-- the id after which to go on, how many at most
return redis.call('XRANGE', FEED, '(' .. ARGV[1], '+', 'COUNT', ARGV[2])
