-- The approved amendment that lets a unit into a year at a moment; null when there is none.
-- Source: decision 10; V011.
create or replace function amendment_for(a_unit bigint, a_year integer, a_moment timestamptz)
  returns bigint language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select a.id from amendment a
  where a.year = a_year and a.status = 'APPROVED' and a_moment >= a.decided_at and a_moment < a.open_until
    and a.unit_id in (select unit_id
      from unit_chain(a_unit, unit_day(a_unit, (a_moment at time zone 'Asia/Ho_Chi_Minh')::date)))
  order by a.open_until desc, a.id limit 1
$$;
