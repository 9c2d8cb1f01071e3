-- Puts a table under the log: called by the migration that makes the table, once. The arguments are those of audit_row.
-- Triggers of a row, which migrations of before made, are replaced when this rule is run.
-- Source: decision 30; V005, V065.
create or replace function audit_table(a_table text, a_key text, variadic hidden text[] default array[]::text[])
  returns void language plpgsql as $$
declare
  arguments text := (select string_agg(quote_literal(argument), ', ') from unnest(array[a_key] || hidden) argument);
begin
  execute format('create trigger %I after insert on %I referencing new table as changed
    for each statement execute function audit_row(%s)', a_table || '_added_audited', a_table, arguments);
  execute format('create trigger %I after update on %I referencing old table as former new table as changed
    for each statement execute function audit_row(%s)', a_table || '_changed_audited', a_table, arguments);
  execute format('create trigger %I after delete on %I referencing old table as former
    for each statement execute function audit_row(%s)', a_table || '_removed_audited', a_table, arguments);
end $$;

do $$
declare
  found record;
begin
  for found in
    select t.tgname, c.relname, string_to_array(rtrim(encode(t.tgargs, 'escape'), '\0'), '\000') as arguments
    from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where t.tgfoid = 'audit_row'::regproc and t.tgtype & 1 = 1
  loop
    execute format('drop trigger %I on %I', found.tgname, found.relname);
    perform audit_table(found.relname, found.arguments[1], variadic found.arguments[2:]);
  end loop;
end $$;
