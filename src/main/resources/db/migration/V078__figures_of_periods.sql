-- Figures of periods (decision 34): beside the figures of its year, each line has those of each month, of each quarter that was
-- missed, and what is counted once in each period. Meetings by month were shares; they are in the lines now, and a share says
-- of each month how many meetings it has. Years that were published before have nothing of it until they are counted again.

alter table unit_total
  add column cells_reported integer not null default 0,
  add column cells_zero integer not null default 0,
  add column cells_missing integer not null default 0,
  add column not_held integer not null default 0,
  add column by_month integer[] not null default '{}',
  add column by_quarter integer[] not null default '{}',
  add column by_span integer[] not null default '{}';
comment on column unit_total.cells_reported is 'Cells that recorded a meeting, or that none was held';
comment on column unit_total.cells_zero is 'Those of them that held none';
comment on column unit_total.cells_missing is 'Cells that missed a quarter';
comment on column unit_total.not_held is 'Meetings that were planned and not held';
comment on column unit_total.by_month is
  'by_month[month][figure]: the figures that are added up from months, in the order of the catalogue; empty while they were not counted';
comment on column unit_total.by_quarter is 'The quarters missed, of each quarter';
comment on column unit_total.by_span is
  'by_span[figure][span]: what is counted once in each period, in the order of the catalogue and of the periods';

alter table unit_total_part add column by_month integer[] not null default '{}';
comment on column unit_total_part.by_month is 'The meetings of each month; empty while they were not counted';

-- Only a full run fills these, and it is one after a change of the tables.
truncate counted_stretch, counted_stretch_part;
alter table counted_stretch
  add column stood integer not null,
  add column by_month integer[] not null,
  add column people_months integer[] not null;
comment on column counted_stretch.stood is 'Bits: the months of reports in which it stood as a cell';
comment on column counted_stretch.by_month is 'The figures of each month, as in unit_total';
comment on column counted_stretch.people_months is 'Bits of the months in which each of the people attended';
alter table counted_stretch_part add column by_month integer[] not null;
