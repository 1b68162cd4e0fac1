insert into jeton_remembered (id, kind, tenant, subject, generation, secret_hash, ended_at,
  end_reason)
values (x'00000005000000000000000000000000', 's', '', 'the-subject', 4,
  x'005ec3e700000005000000000000000000000000000000000000000000000000',
  9999999999999, 'EVICTED');
