-- id, last seen
local id = ARGV[1]
local fields = record(id)
if not fields or (ARGV[2] - fields.l) * 10 < tonumber(fields.i) or not living(fields) then
  return 0
end
fields.l = ARGV[2]
redis.call('HSET', session(id), 'l', fields.l)
settle(id, fields)
return 1
