-- Histories name people, not logins: the name of an account, or the login when there is no account of it.
-- Source: V043.
create or replace function login_name(a_login text) returns text language sql stable as $$
  select coalesce((select display_name from account where login = a_login), a_login)
$$;
