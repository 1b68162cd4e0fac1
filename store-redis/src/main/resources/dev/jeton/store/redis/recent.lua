-- the id after which to go on, how many at most
return redis.call('XRANGE', FEED, '(' .. ARGV[2], '+', 'COUNT', ARGV[3])
