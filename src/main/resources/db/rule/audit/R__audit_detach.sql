-- Detaches a partition of the log, by its name in the schema by_month, and answers how many entries it has. Its links stay, so
-- the chain goes on over them; where they stand is kept in audit_detached, and that it was done is an entry of the log.
-- The table stays with its entries: it can be dumped and dropped, or attached again. Called by the owner by hand.
-- Source: decision 30; V066.
create or replace function audit_detach(a_partition text) returns bigint
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  amount bigint;
begin
  execute format(
    'insert into audit_detached (partition, positions, entry_count, last_position, last_hash)
    select %1$L, coalesce(p.positions, ''{}''), p.amount, p.last, (select hash from audit_link where position = p.last)
    from (
      select range_agg(int8range(l.position, l.position, ''[]'')) as positions, count(*) as amount, max(l.position) as last
      from by_month.%1$I e join audit_link l on l.entry_id = e.id) p
    returning entry_count', a_partition) into amount;
  perform audit_note('EXPORT', 'audit_entry', a_partition, null,
    (select to_jsonb(d) from audit_detached d where d.partition = a_partition));
  execute format('alter table audit_entry detach partition by_month.%I', a_partition);
  return amount;
end $$;
