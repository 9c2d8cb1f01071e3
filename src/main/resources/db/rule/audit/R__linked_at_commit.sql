-- Notes which entries of the log a statement wrote, so that they become links of the chain when the transaction commits
-- (audit_chain). The trigger is made here, since it can only follow its function.
-- Source: decision 30; V065.
create or replace function linked_at_commit() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into audit_unlinked (entry_ids, written_from)
  select array_agg(id order by id), min(written_at) from fresh having count(*) > 0;
  return null;
end $$;

create or replace trigger audit_entry_unlinked after insert on audit_entry referencing new table as fresh
  for each statement execute function linked_at_commit();
