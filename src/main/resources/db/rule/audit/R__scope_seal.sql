-- The seal of what scope_begin said, made with a key that only functions of the owner read. Good for this
-- transaction of this connection only. An array as text: two different lists never have one text.
-- Source: decision 7; V050.
create or replace function scope_seal() returns text
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  key bytea := (select secret from scope_key);
begin
  return encode(sha256(key || sha256(key || convert_to(array[
    pg_backend_pid()::text, extract(epoch from transaction_timestamp())::text,
    current_setting('nennep.login', true), current_setting('nennep.origin', true),
    current_setting('nennep.member', true), current_setting('nennep.follow', true),
    current_setting('nennep.see', true), current_setting('nennep.log', true)]::text, 'UTF8'))), 'hex');
end $$;
