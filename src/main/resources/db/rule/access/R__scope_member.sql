-- The member whom the person's account stands for; null when it stands for none.
-- Source: decision 7; V012, V050.
create or replace function scope_member() returns bigint
  language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
begin
  return scope_setting('member')::bigint;
end $$;
