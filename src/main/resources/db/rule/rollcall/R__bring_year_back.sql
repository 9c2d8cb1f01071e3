-- Puts the roll calls of a year back that put_year_away took out; the table is where it was, or has been restored there.
-- The answer is how many roll-call lines came back. For the owner alone.
-- Source: decision 32.
create or replace function bring_year_back(a_year integer) returns bigint language plpgsql as $$
declare
  place text := format('by_year.roll_call_entry_%s', a_year);
  lines bigint;
begin
  delete from put_away_year where year = a_year;
  if not found then
    raise exception 'the year % was not put away', a_year;
  end if;
  execute format('alter table roll_call_entry attach partition %s for values in (%s)', place, a_year);
  execute format('alter table %s drop constraint roll_call_entry_of_year', place);
  execute format('select count(*) from %s', place) into lines;
  return lines;
end $$;
