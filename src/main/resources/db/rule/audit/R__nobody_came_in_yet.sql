-- Whether nobody has been at work yet: no sign-in is in the log.
-- Source: decision 7; V053.
create or replace function nobody_came_in_yet() returns boolean
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select not exists (select 1 from audit_entry where action = 'SIGN_IN')
$$;
