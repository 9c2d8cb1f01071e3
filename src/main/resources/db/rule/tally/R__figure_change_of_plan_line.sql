-- Marks the cells whose figures a change of planned meetings can move: lines come, go or belong to another plan, line or month.
-- Source: decision 29.
create or replace function figure_change_of_plan_line() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp set enable_seqscan = off as $$
declare
  touched bigint[];
begin
  if tg_op = 'INSERT' then
    touched := array(select distinct plan_id from became);
  elsif tg_op = 'DELETE' then
    touched := array(select distinct plan_id from was);
  else
    touched := array(
      select plan_id from (select id, plan_id, line, month from was except select id, plan_id, line, month from became) d
      union
      select plan_id from (select id, plan_id, line, month from became except select id, plan_id, line, month from was) d);
  end if;
  if cardinality(touched) > 0 then
    insert into figure_change (year, cell_id, cause)
    select distinct p.year, p.cell_id, tg_table_name from annual_plan p where p.id = any (touched);
  end if;
  return null;
end $$;

create or replace trigger figure_added after insert on plan_line referencing new table as became
  for each statement execute function figure_change_of_plan_line();
create or replace trigger figure_changed after update on plan_line referencing old table as was new table as became
  for each statement execute function figure_change_of_plan_line();
create or replace trigger figure_removed after delete on plan_line referencing old table as was
  for each statement execute function figure_change_of_plan_line();
