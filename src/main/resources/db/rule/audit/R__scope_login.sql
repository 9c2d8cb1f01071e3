-- The login that a line of a history or of the log bears: "-" when nobody is named. A name made by hand is refused
-- rather than left out, so that no change goes through without its right name.
-- Source: decision 7; V050.
create or replace function scope_login() returns text
  language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
declare
  login text := scope_setting('login');
begin
  if login is null and concat(current_setting('nennep.login', true), current_setting('nennep.seal', true)) <> '' then
    raise exception 'who is at work is said by scope_begin alone' using errcode = 'insufficient_privilege';
  end if;
  return coalesce(login, '-');
end $$;
