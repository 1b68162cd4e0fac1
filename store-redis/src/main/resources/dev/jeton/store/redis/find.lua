local fields, flat = record(ARGV[2])
if not fields then return {} end
return { flat, raised(fields) or '' }
