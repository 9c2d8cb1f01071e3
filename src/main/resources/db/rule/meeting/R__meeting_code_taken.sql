-- Whether a code is taken, also by a meeting out of sight: the answer tells no more than the unique constraint would.
-- Source: decision 7; V012.
create or replace function meeting_code_taken(a_code text) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select 1 from meeting where code = a_code)
$$;
