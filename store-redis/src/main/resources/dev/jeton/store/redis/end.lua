-- id, reason
local fields = record(ARGV[1])
if not fields or fields.x or raised(fields) then return 0 end
finish(ARGV[1], fields, ARGV[2])
return 1
