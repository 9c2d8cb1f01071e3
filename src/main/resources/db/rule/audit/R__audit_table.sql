-- Puts a table under the log: called by the migration that makes the table, once.
-- Source: decision 7; V005.
create or replace function audit_table(a_table text, a_key text, variadic hidden text[] default array[]::text[])
  returns void language plpgsql as $$
begin
  execute format('create trigger %I after insert or update or delete on %I for each row execute function audit_row(%s)',
    a_table || '_audited', a_table,
    (select string_agg(quote_literal(argument), ', ') from unnest(array[a_key] || hidden) argument));
end $$;
