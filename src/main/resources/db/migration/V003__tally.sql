-- The consolidation: its runs, and the figures of each unit and year as last published.

create sequence consolidation_run_seq start with 50 increment by 50;

create table consolidation_run (
  id bigint primary key,
  ref uuid not null,
  origin text not null,
  started_by text not null,
  node text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  status text not null,
  failure text,
  version integer not null default 0,
  constraint consolidation_run_ref_unique unique (ref),
  constraint consolidation_run_origin_known check (origin in ('SCHEDULE', 'PERSON', 'FIRST_START')),
  constraint consolidation_run_status_known check (status in ('STARTED', 'COMPLETED', 'FAILED')),
  constraint consolidation_run_finish check ((finished_at is null) = (status = 'STARTED'))
);
-- One run at a time, whatever the number of servers.
create unique index consolidation_run_one_at_a_time on consolidation_run (status) where status = 'STARTED';

create table consolidation_run_year (
  run_id bigint not null references consolidation_run,
  year integer not null,
  status text not null,
  published_at timestamptz,
  meeting_count integer,
  entry_count integer,
  unit_count integer,
  changed_count integer,
  failed_unit_code text,
  failed_unit_name text,
  failure text,
  primary key (run_id, year),
  constraint consolidation_run_year_status_known check (status in ('WAITING', 'STARTED', 'COMPLETED', 'FAILED')),
  constraint consolidation_run_year_published check ((published_at is not null) = (status = 'COMPLETED'))
);

create table consolidation_run_part (
  run_id bigint not null,
  year integer not null,
  position integer not null,
  part text not null,
  seconds numeric(10, 3) not null,
  primary key (run_id, year, position),
  foreign key (run_id, year) references consolidation_run_year (run_id, year)
);

create table published_year (
  year integer primary key,
  run_id bigint not null references consolidation_run,
  published_at timestamptz not null,
  as_of date not null
);
comment on column published_year.as_of is 'The day of the run: quarters that had not ended by then are not called missed';

-- One row for each place where a unit stood in the year (under one parent), with what it did while it stood there,
-- so that children always add up to their parent. A unit that changed its parent within the year has one row a
-- parent (whole = false) and one for the whole year; every other unit has the one row that is both.
create table unit_total (
  year integer not null,
  unit_id bigint not null references unit,
  parent_id bigint references unit,
  whole boolean not null,
  name text not null,
  kind text not null,
  cells integer not null,
  cells_with_thematic integer not null,
  sessions integer not null,
  thematic_sessions integer not null,
  due integer not null,
  present integer not null,
  excused integer not null,
  absent integer not null,
  people integer not null,
  thematic_due integer not null,
  thematic_present integer not null,
  quarters_missed integer not null,
  constraint unit_total_once unique nulls not distinct (year, unit_id, whole, parent_id),
  constraint unit_total_adds_up check (due = present + excused + absent)
);
create index unit_total_children on unit_total (year, parent_id);

-- The same, split by a dimension: MONTH (all sessions), TOPIC_GROUP and FORM (thematic sessions; a session with two
-- forms counts under both).
create table unit_total_part (
  year integer not null,
  unit_id bigint not null references unit,
  parent_id bigint references unit,
  whole boolean not null,
  dimension text not null,
  value text not null,
  sessions integer not null,
  due integer not null,
  present integer not null,
  constraint unit_total_part_once unique nulls not distinct (year, unit_id, whole, parent_id, dimension, value),
  constraint unit_total_part_dimension_known check (dimension in ('MONTH', 'TOPIC_GROUP', 'FORM'))
);
