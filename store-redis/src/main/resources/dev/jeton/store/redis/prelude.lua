-- What all scripts share but the one that finds.
local OVER, FEED = SHARD .. 'o', SHARD .. 'f'
-- What is over waits so long for a purge, which remembers why; then it goes by itself. It is more
-- than the clocks differ of two servers of which one takes over from the other.
local SLACK = 3600000
local time = redis.call('TIME')
local NOW = time[1] * 1000 + math.floor(time[2] / 1000)

local function integer(number)
  return string.format('%.0f', number)
end

-- Keeps a key at least until then; never shortens its life.
local function keep(key, moment)
  local left = redis.call('PTTL', key)
  if left < 0 or NOW + left < moment then redis.call('PEXPIREAT', key, integer(moment)) end
end

local function expiry(fields)
  return math.min(fields.l + fields.i, fields.c + fields.a)
end

local function living(fields)
  return not fields.x and NOW < expiry(fields) and not raised(fields)
end

local function remembered(id)
  return SHARD .. 'r:' .. id
end

-- Keeps why a session ended for longer than the session: of each subject the last few.
local function remember(id, fields, at, reason)
  if at <= NOW - REMEMBERED_LIFE then return end
  redis.call('HSET', remembered(id), 'k', fields.k, 't', fields.t, 's', fields.s,
    'g', fields.g, 'h', fields.h, 'x', integer(at), 'r', reason)
  redis.call('PEXPIREAT', remembered(id), integer(at + REMEMBERED_LIFE))
  local last = person('l', fields.t, fields.s)
  redis.call('ZADD', last, integer(at), id)
  redis.call('ZREMRANGEBYSCORE', last, '-inf', integer(NOW - REMEMBERED_LIFE))
  for _, each in ipairs(redis.call('ZRANGE', last, 0, -1 - REMEMBERED_ENDS)) do
    redis.call('DEL', remembered(each))
    redis.call('ZREM', last, each)
  end
  keep(last, at + REMEMBERED_LIFE)
end

-- The same of one that nothing ended by itself.
local function rememberOver(id, fields)
  local latest = raised(fields)
  if latest then
    local at, reason = string.match(latest, '^%d+ (%d+) (.*)$')
    remember(id, fields, tonumber(at), reason)
  else
    remember(id, fields, expiry(fields), 'EXPIRED')
  end
end

-- Notes when a session will be over, or was, wherever that is looked up.
local function settle(id, fields)
  local over = expiry(fields)
  if fields.x then over = math.min(over, tonumber(fields.x)) end
  local forgotten = over + TOMBSTONE + SLACK
  -- No purge would see what goes at once.
  if not fields.x and forgotten <= NOW then rememberOver(id, fields) end
  redis.call('PEXPIREAT', session(id), integer(forgotten))
  redis.call('ZADD', OVER, integer(over), id)
  keep(OVER, forgotten)
  local indexes = { person('i', fields.t, fields.s) }
  if fields.as then indexes[2] = person('a', fields.at, fields.as) end
  for _, index in ipairs(indexes) do
    if fields.x then
      redis.call('ZREM', index, id)
    else
      redis.call('ZREMRANGEBYSCORE', index, '-inf', integer(NOW - TOMBSTONE - SLACK))
      redis.call('ZADD', index, integer(over), id)
      keep(index, forgotten)
    end
  end
end

-- Writes an entry that names the one before it, so that whoever follows sees where one is missing.
local function tell(...)
  local before = redis.call('HGET', META, 'last') or '0-0'
  local id = redis.call('XADD', FEED, 'MINID', '~', integer(NOW - 2 * TOMBSTONE), '*',
    'p', before, 'at', integer(NOW), ...)
  redis.call('HSET', META, 'last', id)
  keep(FEED, NOW + 4 * TOMBSTONE)
end

local function finish(id, fields, reason)
  fields.x = integer(NOW)
  redis.call('HSET', session(id), 'x', fields.x, 'r', reason)
  redis.call('HINCRBY', session(id), 'v', 1)
  settle(id, fields)
  remember(id, fields, NOW, reason)
  tell('k', 'session', 'id', id)
end

-- Epochs of subjects are kept for three of these spans, or as long as they have sessions. A log-in
-- that began before one that may be forgotten is known by its number: of each span only the highest
-- is noted.
local function spans()
  local noted = redis.call('HMGET', META, 'span', 'now', 'ago', 'gone')
  local span, now, ago, gone = tonumber(noted[1] or 0), tonumber(noted[2] or 0),
    tonumber(noted[3] or 0), tonumber(noted[4] or 0)
  local passed = math.floor(NOW / TOMBSTONE) - span
  if passed == 1 then
    return span + 1, 0, now, math.max(gone, ago)
  elseif passed > 1 then
    return span + passed, 0, 0, math.max(gone, ago, now)
  end
  return span, now, ago, gone
end

local function note(epoch)
  local span, now, ago, gone = spans()
  redis.call('HSET', META, 'span', integer(span), 'now', integer(math.max(now, epoch)),
    'ago', integer(ago), 'gone', integer(gone))
end
