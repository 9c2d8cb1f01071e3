-- Nights that are made up when their hour was missed: which hour a run of the clock is for, and since when an
-- installation has its nights.

alter table consolidation_run add column due_at timestamptz;
comment on column consolidation_run.due_at is
  'The hour of the night that a run by the clock is for; it started later when that hour was missed';
alter table consolidation_run add column interrupted boolean not null default false;
comment on column consolidation_run.interrupted is
  'Whether the run ended because its server or its database did, and not by what it found';

-- Runs from before were for the minute they began in; of several in one minute, by two servers, the first.
update consolidation_run r set due_at = date_trunc('minute', r.started_at)
where r.id in (
  select distinct on (date_trunc('minute', started_at)) id from consolidation_run
  where origin = 'SCHEDULE' order by date_trunc('minute', started_at), started_at, id);
update consolidation_run set interrupted = true
where status = 'FAILED' and id in (select run_id from consolidation_run_year where failure like 'Bị ngắt%');

-- One run a night, whatever the number of servers; one that was interrupted is done again.
create unique index consolidation_run_one_a_night on consolidation_run (due_at)
  where due_at is not null and not interrupted;

create table night_work (
  name text primary key,
  since timestamptz not null
);
comment on table night_work is 'What is done every night, and since when: no night before is made up';
