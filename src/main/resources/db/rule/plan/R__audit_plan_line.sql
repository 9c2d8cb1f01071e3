-- What belongs to a plan belongs to its cell: one entry of the log for a line that changed.
-- Source: decision 7; V017.
create or replace function audit_plan_line() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  entry jsonb := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
  was jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) - 'version' end;
  became jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) - 'version' end;
begin
  if was is distinct from became then
    perform audit_write(tg_op, tg_table_name, entry ->> 'line',
      (select cell_id from annual_plan where id = (entry ->> 'plan_id')::bigint), was, became);
  end if;
  return null;
end $$;
