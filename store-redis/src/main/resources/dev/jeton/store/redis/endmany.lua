-- 't' and the tenant, or '*' for everybody; epoch, reason, whether to tell
local field, epoch = ARGV[2], tonumber(ARGV[3])
local before = redis.call('HGET', META, field)
if not before or tonumber(string.match(before, '^%d+')) < epoch then
  redis.call('HSET', META, field, ARGV[3] .. ' ' .. integer(NOW) .. ' ' .. ARGV[4])
end
if ARGV[5] == '1' then
  if field == '*' then
    tell('k', 'everybody', 'e', ARGV[3])
  else
    tell('k', 'tenant', 't', string.sub(field, 2), 'e', ARGV[3])
  end
end
return 1
