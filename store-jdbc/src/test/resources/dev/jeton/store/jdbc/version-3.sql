insert into jeton_session (id, kind, tenant, subject, epoch, version, generation, secret_hash,
  created_at, last_seen_at, idle_ms, absolute_ms, persistent, details, over_at,
  actor_tenant, actor_subject)
values (x'00000003000000000000000000000000', 'r', '', 'the-subject', 2, 7, 3,
  x'005ec3e700000003000000000000000000000000000000000000000000000000',
  1735689600123, 1735689600123, 1800000, 43200000, 1,
  '{"v":2,"roles":["the-role"],"permissions":[],"authentications":[{"method":"pwd","at":1735689600123,"level":1}],"client":{"label":"the-client","address":"192.0.2.0"},"rotation":{"at":1735689600456,"rotate":"AAAAAQ","mac":"AAAAAg","cut":false,"confirmed":true,"recovered":true,"grace_hits":3},"actor":{"tenant":"acme","subject":"root"}}',
  1735691400123, 'acme', 'root');
