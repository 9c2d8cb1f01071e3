-- Takes the roll calls of a frozen year out of the tables, for the owner alone; the answer is the table in which they lie from
-- now on, to be kept, or saved elsewhere and dropped. Meetings, their counts and the published figures stay. Nothing of the
-- year changes any more, by nobody (year_open_for), until bring_year_back. Lasts for a moment, whatever the size.
-- Source: decision 32.
create or replace function put_year_away(a_year integer) returns text language plpgsql as $$
declare
  place text := format('by_year.roll_call_entry_%s', a_year);
begin
  if year_state(a_year, (now() at time zone 'Asia/Ho_Chi_Minh')::date) <> 'FROZEN' then
    raise exception 'the year % is not frozen', a_year;
  end if;
  if exists (select 1 from closed_year_change where year = a_year and run_id is null) then
    raise exception 'the year % has changes that are not in its figures yet', a_year;
  end if;
  if not exists (select 1 from pg_inherits where inhrelid = to_regclass(place) and inhparent = 'roll_call_entry'::regclass) then
    raise exception 'the roll calls of % have no partition of their own: run make_years first', a_year;
  end if;
  execute format('alter table roll_call_entry detach partition %s', place);
  -- So that nothing of another year comes in, and coming back need not look through all rows.
  execute format('alter table %s add constraint roll_call_entry_of_year check (year = %s)', place, a_year);
  insert into put_away_year (year) values (a_year);
  return place;
end $$;
