-- The closed years that a change of the days from–to would touch and that are not open for the unit. a_to: null for
-- an open end.
-- Source: decision 10; V011.
create or replace function years_closed_for(a_unit bigint, a_from date, a_to date, a_moment timestamptz)
  returns table (year integer, state text)
  language sql stable as $$
  select y.year, year_state(y.year, (a_moment at time zone 'Asia/Ho_Chi_Minh')::date)
  from reporting_year y
  where make_date(y.year, 1, 1) <= coalesce(a_to, 'infinity') and make_date(y.year, 12, 31) >= a_from
    and not year_open_for(a_unit, make_date(y.year, 1, 1), a_moment)
$$;
