-- The day on which the months of a year close in reports; 31 where nothing was decided. The same rule as
-- PeriodService.ruleOf; a test compares the two.
-- Source: decision 34.
create or replace function month_closes_on(a_year integer) returns integer
  language sql stable as $$
  select coalesce(
    (select month_closes_on from period_rule where from_year <= a_year order by from_year desc, id desc limit 1),
    31)
$$;
