-- What scope_begin said: login, origin, member, follow, see or log; null when nothing was said, or not by it.
-- Source: decision 7; V050.
create or replace function scope_setting(a_name text) returns text
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  seal text := nullif(current_setting('nennep.seal', true), '');
begin
  if seal is null or seal <> scope_seal() then
    return null;
  end if;
  return nullif(current_setting('nennep.' || a_name, true), '');
end $$;
