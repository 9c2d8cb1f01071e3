-- Files that people attach, and the documents that bind the cells.

create sequence material_seq start with 50 increment by 50;
create sequence guidance_seq start with 50 increment by 50;

create table material (
  id bigint primary key,
  ref uuid not null default gen_random_uuid(),
  unit_id bigint references unit,
  file_name text not null,
  media_type text not null,
  size_bytes bigint not null,
  sha256 text not null,
  pictured boolean not null default false,
  uploaded_at timestamptz not null,
  uploaded_by text not null,
  constraint material_ref_unique unique (ref),
  constraint material_name_length check (length(file_name) between 1 and 200),
  constraint material_name_is_no_path check (file_name !~ '[/\\]'),
  constraint material_not_empty check (size_bytes > 0),
  constraint material_sha256_shape check (sha256 ~ '^[0-9a-f]{64}$')
);
comment on table material is 'An attached file; its bytes lie in the folder of files under the hash of their content';
comment on column material.unit_id is 'The unit that it belongs to; null for what binds everybody';
comment on column material.pictured is 'Whether a picture of its first page or slide was made';

create table guidance (
  id bigint primary key,
  ref uuid not null default gen_random_uuid(),
  unit_id bigint references unit,
  number text not null,
  issuer text not null,
  subject text not null,
  issued_on date not null,
  valid_from date not null,
  valid_to date,
  material_id bigint references material,
  published_at timestamptz not null,
  published_by text not null,
  version integer not null default 0,
  constraint guidance_ref_unique unique (ref),
  constraint guidance_number_once unique nulls not distinct (number, issued_on, unit_id),
  constraint guidance_number_length check (length(number) between 1 and 60),
  constraint guidance_issuer_length check (length(issuer) between 1 and 200),
  constraint guidance_subject_length check (length(subject) between 1 and 500),
  constraint guidance_order check (valid_to >= valid_from)
);
comment on column guidance.unit_id is 'The committee whose branch it binds; null for what binds everybody';

-- The guidance in force in a unit on a day, nearest issuer first.
create function guidance_in_force(a_unit bigint, a_day date) returns setof guidance language sql stable as $$
  select g.* from guidance g
  left join lateral (select c.* from unit_chain(a_unit, a_day) c) chain on chain.unit_id = g.unit_id
  where a_day between g.valid_from and coalesce(g.valid_to, 'infinity')
    and (g.unit_id is null or chain.unit_id is not null)
  order by chain.distance nulls last, g.issued_on desc, g.number
$$;

select audit_table('material', 'ref');
select audit_table('guidance', 'number');

-- Guidance is no secret: whoever is signed in may read what binds the cells. A file is read through what it is attached to.
