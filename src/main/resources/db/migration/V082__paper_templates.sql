-- Templates of papers that a committee publishes for its branch, in the place of those that come with the program (decision 35).

create sequence paper_template_seq;

create table paper_template (
  id bigint primary key,
  ref uuid not null,
  unit_id bigint references unit,
  kind text not null,
  valid_from date not null,
  file_name text not null,
  sha256 text not null,
  content bytea not null,
  published_at timestamptz not null,
  published_by text not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  constraint paper_template_ref_unique unique (ref),
  constraint paper_template_name_length check (length(file_name) between 1 and 200),
  constraint paper_template_sha256_shape check (sha256 ~ '^[0-9a-f]{64}$'),
  constraint paper_template_withdrawn check ((withdrawn_at is null) = (withdrawn_by is null))
);
alter table paper_template alter column content set storage external;
create index paper_template_kind on paper_template (kind, valid_from);
comment on table paper_template is 'A Word file with named fields; papers from its day on follow it, older ones the one before';
comment on column paper_template.unit_id is 'The committee whose branch it binds; null for everybody';

select audit_table('paper_template', 'file_name', 'content');
