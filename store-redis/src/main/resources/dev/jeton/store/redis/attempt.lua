-- verb, then what it needs. Of a key there are its failures, ascending, and the limit that they were
-- last counted by. Three indexes name the keys: those below their limit by their last failure, those
-- that reached it by the end of their block, and all by the moment when nothing counts any more.
local BELOW, BLOCKED, GONE = SHARD .. 'b', SHARD .. 'x', SHARD .. 'g'

local function failures(key)
  return SHARD .. 'k:' .. key
end

local function drop(key)
  redis.call('DEL', failures(key))
  for _, index in ipairs({ BELOW, BLOCKED, GONE }) do redis.call('ZREM', index, key) end
end

local function limit(within, first, longest, from)
  return { within = tonumber(within), first = tonumber(first), longest = tonumber(longest),
    from = tonumber(from) }
end

local function held(key)
  local fields = redis.call('HMGET', failures(key), 'at', 'within', 'first', 'longest', 'from')
  if not fields[1] then return {}, nil end
  local at = {}
  for each in string.gmatch(fields[1], '%S+') do at[#at + 1] = tonumber(each) end
  return at, limit(fields[2], fields[3], fields[4], fields[5])
end

-- What lies beyond a whole block is the trace of a clock that was set back.
local function live(at, by, now)
  local some = {}
  for _, each in ipairs(at) do
    if each > now - by.within and each <= now + by.longest then some[#some + 1] = each end
  end
  return some
end

local function delay(count, by)
  if count < by.from then return 0 end
  local long = by.first
  for _ = by.from + 1, count do
    if long >= by.longest then break end
    long = long * 2
  end
  return math.min(long, by.longest)
end

local function remaining(at, by, now)
  local long = delay(#at, by)
  if long == 0 then return 0 end
  return math.max(0, math.min(at[#at] + long - now, long))
end

-- One more than it takes to reach the longest block would change nothing.
local function trimmed(at, by)
  local most = by.from
  while delay(most, by) < by.longest do most = most + 1 end
  while #at > most do table.remove(at, 1) end
  return at
end

local function put(key, at, by, half)
  local last = at[#at]
  drop(key)
  if #at >= by.from then
    redis.call('ZADD', BLOCKED, integer(last + delay(#at, by)), key)
  else
    if redis.call('ZCARD', BELOW) >= half then
      drop(redis.call('ZRANGE', BELOW, 0, 0)[1])
    end
    redis.call('ZADD', BELOW, integer(last), key)
  end
  redis.call('ZADD', GONE, integer(last + by.within), key)
  local texts = {}
  for _, each in ipairs(at) do texts[#texts + 1] = integer(each) end
  redis.call('HSET', failures(key), 'at', table.concat(texts, ' '), 'within', integer(by.within),
    'first', integer(by.first), 'longest', integer(by.longest), 'from', integer(by.from))
  -- By the server's clock, and long enough for callers whose clocks are behind it.
  for _, kept in ipairs({ failures(key), BELOW, BLOCKED, GONE }) do
    keep(kept, NOW + by.within + SLACK)
  end
end

local verbs = {}

-- key, now, the limit
function verbs.blocked(key, now, ...)
  local by = limit(...)
  return { 'BLOCKED', integer(remaining(live(held(key), by, now), by, now)) }
end

-- key, now, the limit, room for so many below their limit and for as many blocked ones
function verbs.begin(key, now, within, first, longest, from, half)
  local by = limit(within, first, longest, from)
  local at = live(held(key), by, now)
  local left = remaining(at, by, now)
  if left > 0 then return { 'BLOCKED', integer(left) } end
  at[#at + 1] = math.max(now, at[#at] or now)
  at = trimmed(at, by)
  half = tonumber(half)
  if #at >= by.from and not redis.call('ZSCORE', BLOCKED, key)
    and redis.call('ZCARD', BLOCKED) >= half then
    local soonest = redis.call('ZRANGE', BLOCKED, 0, 0, 'WITHSCORES')
    local wait = tonumber(soonest[2]) - now
    if wait > 0 then return { 'BLOCKED', integer(wait) } end
    drop(soonest[1])
  end
  put(key, at, by, half)
  return { 'COUNTED', integer(at[#at]), integer(delay(#at, by)) }
end

-- key, the instant, room
function verbs.withdraw(key, instant, half)
  local at, by = held(key)
  for each = #at, 1, -1 do
    if at[each] == instant then
      table.remove(at, each)
      if #at == 0 then drop(key) else put(key, at, by, tonumber(half)) end
      break
    end
  end
  return {}
end

-- key
function verbs.forget(key)
  drop(key)
  return {}
end

-- how many at most, now
function verbs.purge(most, now)
  local old = redis.call('ZRANGEBYSCORE', GONE, '-inf', integer(now), 'LIMIT', 0, most)
  for _, key in ipairs(old) do drop(key) end
  return { integer(#old) }
end

return verbs[ARGV[1]](ARGV[2], tonumber(ARGV[3]), unpack(ARGV, 4))
