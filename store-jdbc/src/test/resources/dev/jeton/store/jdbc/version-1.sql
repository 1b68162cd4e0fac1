insert into jeton_session (id, kind, tenant, subject, epoch, version, generation, secret_hash,
  created_at, last_seen_at, idle_ms, absolute_ms, persistent, details, over_at)
values (x'00000001000000000000000000000000', 's', '', 'the-subject', 1, 1, 1,
  x'005ec3e700000001000000000000000000000000000000000000000000000000',
  1735689600123, 1735689600123, 1800000, 43200000, 0,
  '{"v":1,"roles":["the-role"],"permissions":[],"authentications":[{"method":"pwd","at":1735689600123,"level":1}],"client":{"label":"the-client","address":"192.0.2.0"}}',
  1735691400123);
insert into jeton_session (id, kind, tenant, subject, epoch, version, generation, secret_hash,
  created_at, last_seen_at, idle_ms, absolute_ms, persistent, details, over_at)
values (x'00000002000000000000000000000000', 's', '', 'the-ended', 1, 1, 1,
  x'005ec3e700000002000000000000000000000000000000000000000000000000',
  1735689600123, 1735689600123, 1800000, 43200000, 0,
  '{"v":1,"roles":["the-role"],"permissions":[],"authentications":[{"method":"pwd","at":1735689600123,"level":1}],"client":{"label":"the-client","address":"192.0.2.0"}}',
  1735691400123);
update jeton_epoch set epoch = 2;
insert into jeton_subject (tenant, subject, epoch, ended_at, end_reason)
values ('', 'the-ended', 2, 1735689700000, 'LOGGED_OUT');
