-- How good a meeting and a year were: criteria sets as data, scores, grades.

create sequence criteria_set_seq start with 50 increment by 50;

create table criteria_set (
  id bigint primary key,
  ref uuid not null default gen_random_uuid(),
  code text not null,
  name text not null,
  unit_id bigint references unit,
  guidance_id bigint references guidance,
  applies_to text not null,
  example boolean not null,
  valid_from date not null,
  valid_to date,
  source text not null,
  published_at timestamptz not null,
  published_by text not null,
  version integer not null default 0,
  constraint criteria_set_ref_unique unique (ref),
  constraint criteria_set_code_once unique (code),
  constraint criteria_set_code_shape check (code ~ '^[A-Z0-9._-]{1,40}$'),
  constraint criteria_set_name_length check (length(name) between 1 and 200),
  constraint criteria_set_applies_to_known check (applies_to in ('REGULAR', 'THEMATIC', 'ALL')),
  constraint criteria_set_order check (valid_to >= valid_from)
);
comment on table criteria_set is 'A set of criteria as it was published; its text (source, YAML) is never changed, a new one is published';
comment on column criteria_set.unit_id is 'The committee whose branch it binds; null for everybody';

-- The set by which a meeting of a cell on a day is scored: the nearest unit's before those further up, an example after
-- what was really decided, the meeting's own kind before all kinds, the latest first.
create function criteria_set_in_force(a_cell bigint, a_kind text, a_day date) returns bigint language sql stable as $$
  select s.id from criteria_set s
  left join unit_chain(a_cell, unit_day(a_cell, a_day)) chain on chain.unit_id = s.unit_id
  where a_day between s.valid_from and coalesce(s.valid_to, 'infinity') and s.applies_to in (a_kind, 'ALL')
    and (s.unit_id is null or chain.unit_id is not null)
  order by chain.distance nulls last, s.example, s.applies_to = 'ALL', s.valid_from desc, s.published_at desc, s.id desc
  limit 1
$$;

create table meeting_score (
  meeting_id bigint primary key references meeting on delete cascade,
  criteria_set_id bigint not null references criteria_set,
  proposed_points numeric(7, 2),
  proposed_grade text,
  self_points numeric(7, 2),
  self_grade text,
  self_at timestamptz,
  self_by text,
  superior_points numeric(7, 2),
  superior_grade text,
  superior_at timestamptz,
  superior_by text,
  most_points numeric(7, 2) not null,
  grade text generated always as (coalesce(superior_grade, self_grade)) stored,
  version integer not null default 0,
  constraint meeting_score_grades_known check (
    proposed_grade in ('GOOD', 'FAIR', 'AVERAGE', 'WEAK') and self_grade in ('GOOD', 'FAIR', 'AVERAGE', 'WEAK')
    and superior_grade in ('GOOD', 'FAIR', 'AVERAGE', 'WEAK')),
  constraint meeting_score_self check ((self_grade is null) = (self_at is null) and (self_grade is null) = (self_by is null)
    and (self_grade is null) = (self_points is null)),
  constraint meeting_score_superior check ((superior_grade is null) = (superior_at is null)
    and (superior_grade is null) = (superior_by is null) and (superior_grade is null) = (superior_points is null))
);
comment on column meeting_score.grade is 'The grade that counts: the superior''s, else the cell''s own';
comment on column meeting_score.most_points is 'What could be reached: criteria that do not apply leave it smaller than the set''s total';

create table meeting_score_line (
  meeting_id bigint not null references meeting_score on delete cascade,
  criterion text not null,
  proposed_points numeric(7, 2),
  evidence jsonb,
  self_points numeric(7, 2),
  self_reason text,
  superior_points numeric(7, 2),
  superior_reason text,
  primary key (meeting_id, criterion),
  constraint meeting_score_line_reason_length check (length(self_reason) <= 1000 and length(superior_reason) <= 1000)
);
comment on column meeting_score_line.evidence is 'The facts that the proposal rests on, as they were then';

create table year_grade (
  cell_id bigint not null references unit,
  year integer not null,
  criteria_set_id bigint not null references criteria_set,
  proposed_grade text,
  evidence jsonb,
  self_grade text,
  self_reason text,
  self_at timestamptz,
  self_by text,
  superior_grade text,
  superior_reason text,
  superior_at timestamptz,
  superior_by text,
  grade text generated always as (coalesce(superior_grade, self_grade)) stored,
  version integer not null default 0,
  primary key (cell_id, year),
  constraint year_grade_known check (
    proposed_grade in ('GOOD', 'FAIR', 'AVERAGE', 'WEAK') and self_grade in ('GOOD', 'FAIR', 'AVERAGE', 'WEAK')
    and superior_grade in ('GOOD', 'FAIR', 'AVERAGE', 'WEAK')),
  constraint year_grade_reason_length check (length(self_reason) <= 1000 and length(superior_reason) <= 1000),
  constraint year_grade_self check ((self_grade is null) = (self_at is null)),
  constraint year_grade_superior check ((superior_grade is null) = (superior_at is null))
);

select audit_table('criteria_set', 'code', 'source');
select audit_table('meeting_score', 'meeting_id');
select audit_table('year_grade', 'cell_id');

-- One entry of the log for all lines of a score.
create trigger meeting_score_line_added after insert on meeting_score_line
  referencing new table as changed for each statement execute function audit_lines();
create trigger meeting_score_line_changed after update on meeting_score_line
  referencing new table as changed for each statement execute function audit_lines();
create trigger meeting_score_line_removed after delete on meeting_score_line
  referencing old table as changed for each statement execute function audit_lines();

-- Criteria are no secret: whoever is signed in may read by what a meeting is scored.
alter table meeting_score enable row level security;
create policy meeting_score_in_scope on meeting_score
  using ((select scope_is_all('see'))
    or exists (select 1 from meeting m where m.id = meeting_id and m.cell_id in (select scope_units('see'))));
alter table meeting_score_line enable row level security;
create policy meeting_score_line_in_scope on meeting_score_line
  using ((select scope_is_all('see'))
    or exists (select 1 from meeting_score s where s.meeting_id = meeting_score_line.meeting_id));
alter table year_grade enable row level security;
create policy year_grade_in_scope on year_grade
  using ((select scope_is_all('see')) or cell_id in (select scope_units('see')));
