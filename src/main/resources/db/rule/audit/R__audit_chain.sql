-- Makes a new entry of the log the next link of the hash chain.
-- At commit, one transaction after the other: the lock is taken when everything else is done, so that a long import
-- keeps nobody waiting while it works, and nobody can wait in a circle.
-- Source: decision 7; V005.
create or replace function audit_chain() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  last_position bigint;
  last_hash bytea;
begin
  perform pg_advisory_xact_lock(4707216190463);
  select position, hash into last_position, last_hash from audit_link order by position desc limit 1;
  insert into audit_link (position, entry_id, hash)
  values (coalesce(last_position, 0) + 1, new.id,
    sha256(coalesce(last_hash, ''::bytea) || convert_to(audit_text(new), 'UTF8')));
  return null;
end $$;
