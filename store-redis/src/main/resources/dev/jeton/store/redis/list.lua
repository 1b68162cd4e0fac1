-- tenant, subject
local index = person('i', ARGV[1], ARGV[2])
local all = {}
for _, id in ipairs(redis.call('ZRANGE', index, 0, -1)) do
  local fields, flat = record(id)
  if not fields then
    redis.call('ZREM', index, id)
  elseif living(fields) then
    all[#all + 1] = { id, flat }
  end
end
return all
