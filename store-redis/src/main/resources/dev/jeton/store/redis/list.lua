-- tenant, subject
local index = person('i', ARGV[1], ARGV[2])
local all = {}
for _, id in ipairs(redis.call('ZRANGE', index, 0, -1)) do
  local fields, values = record(id)
  if not fields then
    redis.call('ZREM', index, id)
  elseif living(fields) then
    values[#FIELDS + 1] = id
    all[#all + 1] = values
  end
end
return all
