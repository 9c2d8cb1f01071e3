-- Plans, key tasks and proposals are of a year in which the cell stands on some day.
-- Source: decision 17; V023.
create or replace function year_within_life() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  life datemultirange := unit_life(new.cell_id);
  days daterange := daterange(make_date(new.year, 1, 1), make_date(new.year, 12, 31), '[]');
begin
  if life is null or not life && days then
    perform refuse_outside_life(new.cell_id, days, life);
  end if;
  return null;
end $$;
