-- the id of the key
tell('k', 'key', 'id', ARGV[1])
return 1
