local fields, flat = record(ARGV[1])
if not fields then return {} end
return { flat, raised(fields) or '' }
