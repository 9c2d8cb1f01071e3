-- The days of a membership lie within the life of its unit: looked at for all rows of a statement at once. A row that
-- was outside before the rule was made may be changed otherwise.
-- Source: decision 17; V023.
create or replace function membership_update_within_life() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  wrong record;
begin
  -- Whoever shortens the life of the unit meanwhile waits, or is waited for.
  perform 1 from unit
  where id in (select unit_id from (
        select id, cell_id as unit_id, daterange(valid_from, valid_to, '[]') as days from fresh
        except
        select id, cell_id as unit_id, daterange(valid_from, valid_to, '[]') as days from stale) w)
  order by id for key share;
  with written as (
    select * from (
        select id, cell_id as unit_id, daterange(valid_from, valid_to, '[]') as days from fresh
        except
        select id, cell_id as unit_id, daterange(valid_from, valid_to, '[]') as days from stale) w
    where unit_id is not null and days is not null),
  life as (
    select p.unit_id, range_agg(daterange(p.valid_from, p.valid_to, '[]')) as days from unit_period p
    where p.unit_id in (select unit_id from written) group by p.unit_id)
  select w.unit_id, w.days, l.days as life into wrong
  from written w left join life l on l.unit_id = w.unit_id
  where l.days is null or not w.days <@ l.days
  order by w.unit_id, w.days limit 1;
  if found then
    perform refuse_outside_life(wrong.unit_id, wrong.days, wrong.life);
  end if;
  return null;
end $$;
