-- Makes the new entries of a transaction links of the hash chain, in one pass.
-- At commit, one transaction after the other: the lock is taken when everything else is done, so that a long import
-- keeps nobody waiting while it works, and nobody can wait in a circle.
-- A session keeps the plan that it made while the month's part of the log was small, and would read all of it for each save
-- until the server looks at it again. So the plan may only look up.
-- The trigger is made here in place of that of each entry, which V005 made.
-- Source: decision 7, decision 30; V005, V065, V075.
create or replace function audit_chain() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  last_position bigint;
  last_hash bytea;
  entry record;
begin
  -- The first statement of the transaction links the entries of all; what a late trigger adds comes with a later call.
  if not exists (select from audit_unlinked) then
    return null;
  end if;
  perform pg_advisory_xact_lock(4707216190463);
  select position, hash into last_position, last_hash from audit_link order by position desc limit 1;
  for entry in
    select e.id, e.written_at, e.unit_id, audit_text(e) as covered
    from audit_unlinked u cross join unnest(u.entry_ids) i(id) join audit_entry e on e.id = i.id and e.written_at >= u.written_from
    order by e.id
  loop
    last_position := coalesce(last_position, 0) + 1;
    last_hash := sha256(coalesce(last_hash, ''::bytea) || convert_to(entry.covered, 'UTF8'));
    insert into audit_link (position, entry_id, hash, written_at, unit_id)
    values (last_position, entry.id, last_hash, entry.written_at, entry.unit_id);
  end loop;
  delete from audit_unlinked;
  return null;
end $$;

drop trigger if exists audit_entry_chained on audit_entry;
drop trigger if exists audit_unlinked_chained on audit_unlinked;
create constraint trigger audit_unlinked_chained after insert on audit_unlinked
  deferrable initially deferred for each row execute function audit_chain();
