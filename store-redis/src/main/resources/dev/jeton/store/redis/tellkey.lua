-- the id of the key
tell('k', 'key', 'id', ARGV[2])
return 1
