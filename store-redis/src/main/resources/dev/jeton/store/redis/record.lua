-- How a record is read. KEYS[1] is the meta key of one shard; every other key that a script touches
-- has the same hash tag, so it lies in the same slot.
local SHARD = string.sub(KEYS[1], 1, -2)
local META = KEYS[1]

local function session(id)
  return SHARD .. 's:' .. id
end

-- The tenant's length goes first, or the subjects a/bc and ab/c would be one.
local function person(kind, tenant, subject)
  return SHARD .. kind .. ':' .. #tenant .. ':' .. tenant .. subject
end

-- Values in the order of the fields, by the names of these.
local function named(values)
  local fields = {}
  for at, name in ipairs(FIELDS) do fields[name] = values[at] end
  return fields
end

-- What is kept under a key, both ways.
local function hash(key)
  local values = redis.call('HMGET', key, unpack(FIELDS))
  if not values[1] then return nil end
  return named(values), values
end

local function record(id)
  return hash(session(id))
end

-- The latest end of all that this session belongs to, as 'epoch moment reason', or nil.
local function raised(fields)
  local highest, latest = tonumber(fields.e), nil
  local function look(value)
    local epoch = value and tonumber(string.match(value, '^%d+'))
    if epoch and epoch > highest then highest, latest = epoch, value end
  end
  look(redis.call('GET', person('e', fields.t, fields.s)))
  if fields.as then
    look(redis.call('GET', person('e', fields.at, fields.as)))
    look(redis.call('HGET', META, 't' .. fields.at))
  end
  local many = redis.call('HMGET', META, '*', 't' .. fields.t)
  look(many[1])
  look(many[2])
  return latest
end

