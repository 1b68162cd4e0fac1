-- id, limit or '', whether it refuses, number of replaced ids, those ids, fields of the record
local id, limit, refuses = ARGV[1], tonumber(ARGV[2]), ARGV[3] == '1'
local replaced, at = {}, 5
for _ = 1, tonumber(ARGV[4]) do
  replaced[ARGV[at]] = true
  at = at + 1
end
local fields = {}
for field = at, #ARGV, 2 do fields[ARGV[field]] = ARGV[field + 1] end

if redis.call('EXISTS', session(id)) == 1 then return { 'ID_TAKEN' } end
local _, _, _, gone = spans()
local latest = raised(fields)
local epoch = math.max(gone, latest and tonumber(string.match(latest, '^%d+')) or 0)
if tonumber(fields.e) < epoch then return { 'EPOCH_MOVED', integer(epoch) } end

-- Whoever lists or limits cleans up what expired meanwhile; here it is a few, for nobody may purge.
local old = redis.call('ZRANGEBYSCORE', OVER, '-inf', integer(NOW - 2 * TOMBSTONE - SLACK),
  'LIMIT', 0, 10)
if #old > 0 then redis.call('ZREM', OVER, unpack(old)) end

local answer = { 'CREATED' }
if limit then
  local index = person('i', fields.t, fields.s)
  local others = {}
  for _, each in ipairs(redis.call('ZRANGE', index, 0, -1)) do
    local other = record(each)
    if not other then
      redis.call('ZREM', index, each)
    elseif living(other) and not other.as and not replaced[each] then
      others[#others + 1] = { id = each, fields = other }
    end
  end
  local excess = #others + 1 - limit
  if excess > 0 and refuses then return { 'LIMIT_REACHED' } end
  table.sort(others, function(one, other)
    local first, second = tonumber(one.fields.c), tonumber(other.fields.c)
    return first < second or (first == second and one.id < other.id)
  end)
  for each = 1, excess do
    finish(others[each].id, others[each].fields, 'EVICTED')
    answer[each + 1] = others[each].id
  end
end
redis.call('HSET', session(id), unpack(ARGV, at))
settle(id, fields)
return answer
