-- Writes down what no row tells: a reading, an export, a refusal, a sign-in. Changes cannot be made up this way.
-- Source: decision 7; V005.
create or replace function audit_note(an_action text, a_subject text, a_key text, a_unit bigint, details jsonb)
  returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if an_action in ('INSERT', 'UPDATE', 'DELETE') then
    raise exception 'a change is told by its row';
  end if;
  perform audit_write(an_action, a_subject, a_key, a_unit, null, details);
end $$;
