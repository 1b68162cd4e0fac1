insert into jeton_key (name, sealed) values ('jwt-1', 'the-sealed');
