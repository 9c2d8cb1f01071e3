-- The cell that a meeting's rows belong to in the log.
-- Source: decision 7; V005.
create or replace function unit_of_meeting(a_meeting bigint) returns bigint
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select cell_id from meeting where id = a_meeting
$$;
