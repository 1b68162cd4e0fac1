-- how many at most
local old = redis.call('ZRANGEBYSCORE', OVER, '-inf', integer(NOW - TOMBSTONE),
  'LIMIT', 0, ARGV[1])
for _, id in ipairs(old) do
  local fields = record(id)
  if fields then
    if not fields.x then rememberOver(id, fields) end
    redis.call('ZREM', person('i', fields.t, fields.s), id)
    if fields.as then redis.call('ZREM', person('a', fields.at, fields.as), id) end
    redis.call('DEL', session(id))
  end
  redis.call('ZREM', OVER, id)
end
return #old
