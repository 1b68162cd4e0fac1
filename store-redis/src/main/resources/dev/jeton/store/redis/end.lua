-- id, reason
local fields = record(ARGV[2])
if not fields or fields.x or raised(fields) then return 0 end
finish(ARGV[2], fields, ARGV[3])
return 1
