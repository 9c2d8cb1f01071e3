-- The published figures lie by year: a report reads one partition, and a night writes into the year that it counts. The years
-- lie in a schema of their own, of which the application's role knows nothing: it reads and writes through the tables, so
-- the walls of the tables hold (decision 32). A year without a partition of its own lies with the rest.

create schema by_year;
comment on schema by_year is 'The years of the tables that are partitioned by year';

alter table unit_total rename to unit_total_before;
alter table unit_total_part rename to unit_total_part_before;

create table unit_total (like unit_total_before including comments including constraints including defaults)
  partition by list (year);
create table unit_total_part (like unit_total_part_before including comments including constraints including defaults)
  partition by list (year);
create table by_year.unit_total_rest partition of unit_total default;
create table by_year.unit_total_part_rest partition of unit_total_part default;

do $$
declare
  a_table text;
  a_year integer;
begin
  foreach a_table in array array['unit_total', 'unit_total_part'] loop
    for a_year in execute format('select distinct year from %I order by 1', a_table || '_before') loop
      execute format('create table by_year.%I partition of %I for values in (%s)', a_table || '_' || a_year, a_table, a_year);
    end loop;
    execute format('insert into %I select * from %I', a_table, a_table || '_before');
    execute format('drop table %I cascade', a_table || '_before');
  end loop;
end $$;

alter table unit_total
  add constraint unit_total_once unique nulls not distinct (year, view, unit_id, whole, parent_id),
  add constraint unit_total_numbered unique (year, id),
  add constraint unit_total_unit_id_fkey foreign key (unit_id) references unit,
  add constraint unit_total_parent_id_fkey foreign key (parent_id) references unit;
create index unit_total_children on unit_total (year, view, parent_id);
alter table unit_total_part add constraint unit_total_part_once
  unique nulls not distinct (year, view, unit_id, whole, parent_id, dimension, value);

alter table unit_total enable row level security;
alter table unit_total_part enable row level security;

analyze unit_total, unit_total_part;
