insert into jeton_attempt (name, failed_at, block_from, within_ms, first_ms, longest_ms, last_at,
  blocked_until, gone_at)
values ('login:account:alice', '1735689600000 1735689600123', 2, 600000, 60000, 60000,
  1735689600123, 1735689660123, 1735690200123);
update jeton_attempt_room set blocking = 1;
