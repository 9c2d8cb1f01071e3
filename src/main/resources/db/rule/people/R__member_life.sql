-- The lives of the cells that a member belongs to or ever did; null for a member without any.
-- Source: decision 17; V023.
create or replace function member_life(a_member bigint) returns datemultirange
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select range_agg(daterange(p.valid_from, p.valid_to, '[]'))
  from unit_period p
  where p.unit_id in (select cell_id from membership where member_id = a_member)
$$;
