update jeton_epoch set epoch = 3;
insert into jeton_tenant (tenant, epoch, ended_at, end_reason)
values ('acme', 3, 1735689800000, 'REVOKED');
