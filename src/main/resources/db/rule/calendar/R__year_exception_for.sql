-- The exception that lets a unit into a year at a moment; null when there is none. Branches are today's.
-- Source: decision 10; V011.
create or replace function year_exception_for(a_unit bigint, a_year integer, a_moment timestamptz)
  returns bigint language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select x.id from year_exception x
  where x.year = a_year and a_moment >= x.granted_at and a_moment < least(x.ends_at, x.ended_at)
    and x.unit_id in (select unit_id
      from unit_chain(a_unit, unit_day(a_unit, (a_moment at time zone 'Asia/Ho_Chi_Minh')::date)))
  order by x.ends_at desc, x.id limit 1
$$;
