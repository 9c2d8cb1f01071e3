-- Files that were issued with a seal on them: who holds one learns from the file alone whether it is the one that was issued.

create table frozen_paper (
  hash text primary key,
  seal text not null,
  name text not null,
  registered_at timestamptz not null,
  registered_by text not null,
  constraint frozen_paper_hash_shape check (hash ~ '^[0-9a-f]{64}$'),
  constraint frozen_paper_seal_known foreign key (seal) references frozen_seal (hash),
  constraint frozen_paper_name_length check (length(name) between 1 and 200)
);
comment on column frozen_paper.hash is 'SHA-256 of the bytes of the file';
create index frozen_paper_of on frozen_paper (seal);
alter table frozen_paper enable row level security;
select audit_table('frozen_paper', 'hash');
