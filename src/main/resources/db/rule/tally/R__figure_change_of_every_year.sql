-- Marks every year as a whole when the tree changes, because each year is also shown by the units of today, and when the
-- codes by which it is split do. Years after the last one with meetings are those in which one may just be entered.
-- Nothing else of a unit counts: its code and name are those of its periods, and events leave their mark in these and in
-- the successions.
-- Source: decision 29.
create or replace function figure_change_of_every_year() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  empty boolean;
begin
  if tg_op = 'DELETE' then
    empty := not exists (select 1 from was);
  else
    empty := not exists (select 1 from became);
  end if;
  if not empty then
    insert into figure_change (year, cause)
    select y, tg_table_name
    from (select min(year) as first, max(year) as last
        from (select min(year) as year from meeting union all select max(year) from meeting
          union all select min(year) from published_year union all select max(year) from published_year
          union all select extract(year from now())::integer + 1) known) bounds,
      generate_series(bounds.first, bounds.last) y;
  end if;
  return null;
end $$;

create or replace trigger figure_added after insert on unit_period referencing new table as became
  for each statement execute function figure_change_of_every_year();
create or replace trigger figure_changed after update on unit_period referencing new table as became
  for each statement execute function figure_change_of_every_year();
create or replace trigger figure_removed after delete on unit_period referencing old table as was
  for each statement execute function figure_change_of_every_year();
create or replace trigger figure_added after insert on unit_succession referencing new table as became
  for each statement execute function figure_change_of_every_year();
create or replace trigger figure_changed after update on unit_succession referencing new table as became
  for each statement execute function figure_change_of_every_year();
create or replace trigger figure_removed after delete on unit_succession referencing old table as was
  for each statement execute function figure_change_of_every_year();
create or replace trigger figure_added after insert on topic_group referencing new table as became
  for each statement execute function figure_change_of_every_year();
create or replace trigger figure_changed after update on topic_group referencing new table as became
  for each statement execute function figure_change_of_every_year();
create or replace trigger figure_removed after delete on topic_group referencing old table as was
  for each statement execute function figure_change_of_every_year();
create or replace trigger figure_added after insert on presentation_form referencing new table as became
  for each statement execute function figure_change_of_every_year();
create or replace trigger figure_changed after update on presentation_form referencing new table as became
  for each statement execute function figure_change_of_every_year();
create or replace trigger figure_removed after delete on presentation_form referencing old table as was
  for each statement execute function figure_change_of_every_year();
create or replace trigger figure_added after insert on period_rule referencing new table as became
  for each statement execute function figure_change_of_every_year();
