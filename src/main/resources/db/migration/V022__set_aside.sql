-- Cells whose figures do not agree with an independent count are set aside by name; everybody else's figures are
-- published without them.

-- As a run left them: the history keeps it.
create table consolidation_run_aside (
  run_id bigint not null,
  year integer not null,
  unit_id bigint not null references unit,
  code text not null,
  name text not null,
  failure text not null,
  primary key (run_id, year, unit_id),
  foreign key (run_id, year) references consolidation_run_year (run_id, year)
);
comment on column consolidation_run_aside.code is 'The official code that the cell had last in the year';

-- Whose published figures are incomplete by which cells: the cell itself and every unit above it in the view.
create table unit_total_aside (
  year integer not null,
  view text not null,
  unit_id bigint not null references unit,
  cell_id bigint not null references unit,
  code text not null,
  name text not null,
  failure text not null,
  primary key (year, view, unit_id, cell_id),
  constraint unit_total_aside_view_known check (view in ('THEN', 'NOW'))
);
create index unit_total_aside_cell on unit_total_aside (cell_id);

alter table unit_total_aside enable row level security;
create policy unit_total_aside_in_scope on unit_total_aside
  using ((select scope_is_all('see')) or unit_id in (select scope_units('see')));
