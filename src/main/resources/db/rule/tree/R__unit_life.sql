-- The days on which a unit stands; null for one without any.
-- Source: decision 17; V023.
create or replace function unit_life(a_unit bigint) returns datemultirange
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select range_agg(daterange(valid_from, valid_to, '[]')) from unit_period where unit_id = a_unit
$$;
comment on function unit_life is 'The days on which a unit stands; null for one without any';
