-- What belongs to a key task belongs to its cell: the log gets one entry for each row.
-- Source: decision 7; V017.
create or replace function audit_key_task_part() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  entry jsonb := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
begin
  perform audit_write(tg_op, tg_table_name, k.ref::text, k.cell_id,
    case when tg_op <> 'INSERT' then to_jsonb(old) end, case when tg_op <> 'DELETE' then to_jsonb(new) end)
  from key_task k where k.id = (entry ->> 'key_task_id')::bigint;
  return null;
end $$;
