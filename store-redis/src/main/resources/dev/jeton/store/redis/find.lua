-- id; answers the values of the record, and then the end of all that it belongs to or ''
local values = redis.call('HMGET', session(ARGV[1]), unpack(FIELDS))
if not values[1] then return {} end
-- A look that suffices for most: at each request every step counts.
local tenant = values[TENANT]
local one = redis.call('GET', person('e', tenant, values[SUBJECT]))
local many = redis.call('HMGET', META, '*', 't' .. tenant)
local none = not (one or many[1] or many[2] or values[ACTOR])
values[#FIELDS + 1] = none and '' or raised(named(values)) or ''
return values
