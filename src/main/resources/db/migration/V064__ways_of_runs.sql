-- Which way the figures of a year were counted, in full or only what changed, and why; runs between the nights.

alter table consolidation_run
  drop constraint consolidation_run_origin_known,
  add constraint consolidation_run_origin_known check (origin in ('SCHEDULE', 'PERSON', 'FIRST_START', 'LIGHT')),
  add column full_because text;
comment on column consolidation_run.full_because is
  'Why each of its years is counted in full whatever changed; null when the changes decide';

alter table consolidation_run_year
  add column way text,
  add column way_reason text,
  add column cell_count integer,
  add constraint consolidation_run_year_way_known check (way in ('FULL', 'CHANGED')),
  add constraint consolidation_run_year_way_has_reason check ((way is null) = (way_reason is null));
comment on column consolidation_run_year.way is 'How it was counted; null until published, and for runs of before';
comment on column consolidation_run_year.cell_count is 'Cells that were counted; null until published, and for runs of before';

alter table published_year
  add column rules text,
  add column full_at timestamptz;
comment on column published_year.rules is
  'The mark of the rules by which the year was last counted in full; null when that was before there was one';
comment on column published_year.full_at is 'When the year was last counted in full; null when that was before it was noted';
