-- Writes an entry of the log under the name of who is at work. For triggers and audit_note alone.
-- Source: decision 7; V005, V050.
create or replace function audit_write(an_action text, a_subject text, a_key text, a_unit bigint, was jsonb, became jsonb)
  returns void language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into audit_entry (login, origin, action, subject, subject_key, unit_id, before, after)
  values (scope_login(),
    coalesce(scope_setting('origin'), '-'),
    an_action, a_subject, a_key, a_unit, was, became)
$$;
