-- How a year stands on a day: OPEN, DUE, LOCKED or FROZEN; a year without a row is open. The same rule as
-- YearState.on; a test compares the two.
-- Source: decision 10; V011.
create or replace function year_state(a_year integer, a_day date)
  returns text language sql stable as $$
  select coalesce(
    (select case
        when a_day >= frozen_on then 'FROZEN'
        when locked_at is not null or a_day >= locks_on then 'LOCKED'
        when a_day > due_on then 'DUE'
        else 'OPEN' end
      from reporting_year where year = a_year),
    'OPEN')
$$;
