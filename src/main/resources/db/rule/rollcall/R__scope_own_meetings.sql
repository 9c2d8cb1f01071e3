-- The meetings that the person's own roll calls are of, also in a cell that the person has left.
-- Source: decision 7; V012, V050.
create or replace function scope_own_meetings() returns setof bigint
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select meeting_id from roll_call_entry where member_id = (select scope_member())
$$;
