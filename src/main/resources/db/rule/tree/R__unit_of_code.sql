-- The unit that has a code now, or else the one that had it last; null when none ever had it. With a day: the unit that
-- had the code on that day; without one known then, as without a day.
-- Source: decision 17; V006, V024.
create or replace function unit_of_code(a_code text)
  returns bigint language sql stable as $$
  select coalesce(
    (select id from unit where code = a_code),
    (select unit_id from unit_period where code = a_code order by valid_from desc limit 1))
$$;

create or replace function unit_of_code(a_code text, a_day date) returns bigint language sql stable as $$
  select coalesce(
    (select unit_id from unit_period_on(a_day) where code = a_code limit 1),
    unit_of_code(a_code))
$$;
