-- A freeze: the canonical text of all facts and figures of a year, its hash, and the hashes that papers of units carry
-- (decision 36). Written once; nobody changes a row, whoever it is.

create sequence frozen_period_seq;

create table frozen_period (
  id bigint primary key,
  year integer not null,
  period text not null,
  version integer not null,
  hash text not null,
  previous text,
  frozen_at timestamptz not null,
  frozen_by text not null,
  reason text not null,
  cell_count integer not null,
  unreported_count integer not null,
  aside_count integer not null,
  line_count bigint not null,
  byte_count bigint not null,
  constraint frozen_period_hash_unique unique (hash),
  constraint frozen_period_version_once unique (year, period, version),
  -- One chain: nothing is frozen twice after the same freeze, and one freeze is the first.
  constraint frozen_period_chained unique nulls not distinct (previous),
  constraint frozen_period_previous_known foreign key (previous) references frozen_period (hash),
  constraint frozen_period_hash_shape check (hash ~ '^[0-9a-f]{64}$'),
  constraint frozen_period_version_range check (version >= 1),
  constraint frozen_period_counts check (cell_count >= unreported_count and unreported_count >= 0 and aside_count >= 0),
  constraint frozen_period_reason check (btrim(reason) <> '' and length(reason) <= 500)
);
comment on table frozen_period is 'A year or period as it was frozen: version n + 1 comes after an amendment, and version n stays';
comment on column frozen_period.period is 'What was frozen: 2021 for the year, 2021-Q1 and the like for a part of it';
comment on column frozen_period.hash is 'SHA-256 of the canonical text, in hexadecimal digits';
comment on column frozen_period.previous is 'The hash of the freeze before, of whatever year; null for the first of the installation';
comment on column frozen_period.unreported_count is 'Cells without any recorded meeting, frozen all the same because somebody said so';
comment on column frozen_period.byte_count is 'Length of the canonical text before it is compressed';

-- Its hash is known when the whole text is written: the rows of the text come before the row of the freeze.
-- The canonical text, compressed, in the database: it is saved and comes back with the row that proves it.
create table frozen_text (
  freeze_id bigint not null references frozen_period deferrable initially deferred,
  position integer not null,
  content bytea not null,
  primary key (freeze_id, position)
);
alter table frozen_text alter column content set storage external;
comment on table frozen_text is 'The canonical text of a freeze as gzip, cut into pieces';

create table frozen_seal (
  freeze_id bigint not null references frozen_period deferrable initially deferred,
  unit_id bigint not null references unit,
  view text not null,
  hash text not null,
  figures text not null,
  primary key (freeze_id, unit_id, view),
  constraint frozen_seal_hash_unique unique (hash),
  constraint frozen_seal_hash_shape check (hash ~ '^[0-9a-f]{64}$'),
  constraint frozen_seal_view_known check (view in ('THEN', 'NOW'))
);
comment on table frozen_seal is 'What a paper of a unit carries: a hash of the header and of the unit''s own figures in the text';
comment on column frozen_seal.figures is 'The consolidated line of the unit as it stands in the text';

alter table frozen_text enable row level security;
alter table frozen_seal enable row level security;

select audit_table('frozen_period', 'hash');
