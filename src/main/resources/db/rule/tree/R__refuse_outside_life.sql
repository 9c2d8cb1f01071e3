-- Refuses days of which some lie outside a unit's life. The name of the constraint says which end it is, the detail the
-- facts of the sentence for people, as JSON: name and code of the unit, its first or last day, and who carries on.
-- Source: decision 17; V023.
create or replace function refuse_outside_life(a_unit bigint, some_days daterange, life datemultirange) returns void
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  unit_name text;
  unit_code text;
  first_on date := lower(life);
  last_on date := upper(life) - 1;
  heir_name text;
  heir_code text;
begin
  select p.name, u.code into unit_name, unit_code
  from unit u join unit_period p on p.unit_id = u.id where u.id = a_unit order by p.valid_from desc limit 1;
  if first_on is not null and lower(some_days) < first_on then
    raise exception 'days % before unit % began on %', some_days, unit_code, first_on using errcode = 'check_violation',
      constraint = 'unit_life_not_begun', detail = jsonb_build_array(unit_name, unit_code, first_on);
  end if;
  if last_on is not null and (upper_inf(some_days) or upper(some_days) - 1 > last_on) then
    select h.name, h.code into heir_name, heir_code from unit_heir(a_unit) h;
    raise exception 'days % after unit % ended on %', some_days, unit_code, last_on using errcode = 'check_violation',
      constraint = case when heir_name is null then 'unit_life_ended' else 'unit_life_ended_succeeded' end,
      detail = jsonb_build_array(unit_name, unit_code, last_on)
        || case when heir_name is null then '[]' else jsonb_build_array(heir_name, heir_code) end;
  end if;
  raise exception 'unit % does not stand on all of %', unit_code, some_days using errcode = 'check_violation',
    constraint = 'unit_life_interrupted', detail = jsonb_build_array(coalesce(unit_name, unit_code), unit_code);
end $$;
