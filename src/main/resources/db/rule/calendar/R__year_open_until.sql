-- Until when a unit is let into a year at a moment; null when it is not, and when the year is not closed.
-- Source: decision 10; V011.
create or replace function year_open_until(a_unit bigint, a_year integer, a_moment timestamptz)
  returns timestamptz language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select case year_state(a_year, (a_moment at time zone 'Asia/Ho_Chi_Minh')::date)
    when 'LOCKED' then (select ends_at from year_exception where id = year_exception_for(a_unit, a_year, a_moment))
    when 'FROZEN' then (select open_until from amendment where id = amendment_for(a_unit, a_year, a_moment))
  end
$$;
