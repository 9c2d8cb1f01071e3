-- Marks the cells whose figures a change of plans, key tasks or grades of the year can move.
-- Source: decision 29.
create or replace function figure_change_of_cell_year() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    insert into figure_change (year, cell_id, cause) select distinct year, cell_id, tg_table_name from became;
  elsif tg_op = 'DELETE' then
    insert into figure_change (year, cell_id, cause) select distinct year, cell_id, tg_table_name from was;
  elsif tg_table_name = 'annual_plan' then
    insert into figure_change (year, cell_id, cause)
    select year, cell_id, tg_table_name from (
      select id, year, cell_id, status from was except select id, year, cell_id, status from became) d
    union
    select year, cell_id, tg_table_name from (
      select id, year, cell_id, status from became except select id, year, cell_id, status from was) d;
  elsif tg_table_name = 'key_task' then
    insert into figure_change (year, cell_id, cause)
    select year, cell_id, tg_table_name from (
      select id, year, cell_id, status, self_rating, superior_rating from was
      except select id, year, cell_id, status, self_rating, superior_rating from became) d
    union
    select year, cell_id, tg_table_name from (
      select id, year, cell_id, status, self_rating, superior_rating from became
      except select id, year, cell_id, status, self_rating, superior_rating from was) d;
  else
    insert into figure_change (year, cell_id, cause)
    select year, cell_id, tg_table_name from (
      select year, cell_id, grade from was except select year, cell_id, grade from became) d
    union
    select year, cell_id, tg_table_name from (
      select year, cell_id, grade from became except select year, cell_id, grade from was) d;
  end if;
  return null;
end $$;

create or replace trigger figure_added after insert on annual_plan referencing new table as became
  for each statement execute function figure_change_of_cell_year();
create or replace trigger figure_changed after update on annual_plan referencing old table as was new table as became
  for each statement execute function figure_change_of_cell_year();
create or replace trigger figure_removed after delete on annual_plan referencing old table as was
  for each statement execute function figure_change_of_cell_year();
create or replace trigger figure_added after insert on key_task referencing new table as became
  for each statement execute function figure_change_of_cell_year();
create or replace trigger figure_changed after update on key_task referencing old table as was new table as became
  for each statement execute function figure_change_of_cell_year();
create or replace trigger figure_removed after delete on key_task referencing old table as was
  for each statement execute function figure_change_of_cell_year();
create or replace trigger figure_added after insert on year_grade referencing new table as became
  for each statement execute function figure_change_of_cell_year();
create or replace trigger figure_changed after update on year_grade referencing old table as was new table as became
  for each statement execute function figure_change_of_cell_year();
create or replace trigger figure_removed after delete on year_grade referencing old table as was
  for each statement execute function figure_change_of_cell_year();
