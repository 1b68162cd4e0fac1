-- tenant, subject, epoch, reason, id of the spared session or '', whether to tell
local tenant, subject, epoch, spared = ARGV[1], ARGV[2], tonumber(ARGV[3]), ARGV[5]
local held = spared ~= '' and record(spared)
if held and held.t == tenant and held.s == subject and living(held)
  and tonumber(held.e) < epoch then
  redis.call('HSET', session(spared), 'e', ARGV[3])
  redis.call('HINCRBY', session(spared), 'v', 1)
end
local key = person('e', tenant, subject)
local before = redis.call('GET', key)
if not before or tonumber(string.match(before, '^%d+')) < epoch then
  redis.call('SET', key, ARGV[3] .. ' ' .. integer(NOW) .. ' ' .. ARGV[4], 'KEEPTTL')
end
keep(key, NOW + 3 * TOMBSTONE)
for _, kind in ipairs({ 'i', 'a' }) do
  local last = redis.call('ZRANGE', person(kind, tenant, subject), -1, -1, 'WITHSCORES')
  if last[2] then keep(key, last[2] + TOMBSTONE + SLACK) end
end
note(epoch)
if ARGV[6] == '1' then tell('k', 'subject', 't', tenant, 's', subject, 'e', ARGV[3]) end
return 1
