-- The day on which a unit is looked up when somebody asks "whose is it": today, or else the nearest day of its life
-- (the last one before today; for a unit of the future its first). Null for a unit without any life.
-- Source: decision 5; V001.
create or replace function unit_day(a_unit bigint, a_today date)
  returns date language sql stable as $$
  select coalesce(
    (select least(a_today, valid_to) from unit_period
      where unit_id = a_unit and valid_from <= a_today order by valid_from desc limit 1),
    (select min(valid_from) from unit_period where unit_id = a_unit))
$$;
