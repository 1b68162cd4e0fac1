-- 't' and the tenant, or '*' for everybody; epoch, reason, whether to tell
local field, epoch = ARGV[1], tonumber(ARGV[2])
local before = redis.call('HGET', META, field)
if not before or tonumber(string.match(before, '^%d+')) < epoch then
  redis.call('HSET', META, field, ARGV[2] .. ' ' .. integer(NOW) .. ' ' .. ARGV[3])
end
if ARGV[4] == '1' then
  if field == '*' then
    tell('k', 'everybody', 'e', ARGV[2])
  else
    tell('k', 'tenant', 't', string.sub(field, 2), 'e', ARGV[2])
  end
end
return 1
