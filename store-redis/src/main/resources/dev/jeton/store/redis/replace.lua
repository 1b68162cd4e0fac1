-- id, the version that must be there, fields of the record
local id = ARGV[1]
local held = record(id)
if not held then return 0 end
local fields = {}
for field = 3, #ARGV, 2 do fields[ARGV[field]] = ARGV[field + 1] end
-- As texts: Lua's numbers don't hold every version exactly.
if held.v ~= ARGV[2] or held.k ~= fields.k or held.t ~= fields.t or held.s ~= fields.s
  or not living(held) then return 0 end
if held.as and not (held.at == fields.at and held.as == fields.as) then
  redis.call('ZREM', person('a', held.at, held.as), id)
end
if tonumber(held.l) > tonumber(fields.l) then fields.l = held.l end
redis.call('DEL', session(id))
redis.call('HSET', session(id), unpack(ARGV, 3))
redis.call('HSET', session(id), 'l', fields.l)
settle(id, fields)
return 1
