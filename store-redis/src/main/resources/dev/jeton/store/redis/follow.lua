-- the id of the entry after which to go on, how many at most
local from = ARGV[1]
local entries = redis.call('XRANGE', FEED, '(' .. from, '+', 'COUNT', ARGV[2])
local before = redis.call('HGET', META, 'last') or '0-0'
if #entries > 0 then before = entries[1][2][2] end
if before ~= from then return {} end
return { entries }
