-- One entry of the log for each row of a table that is written. Arguments: the column that names the row to people, then
-- columns that are not written down.
-- Source: decision 7; V005.
create or replace function audit_row() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  was jsonb;
  became jsonb;
  hidden text[] := coalesce(tg_argv[1:], array[]::text[]) || array['version'];
  entry jsonb;
begin
  if tg_op <> 'INSERT' then
    was := to_jsonb(old) - hidden;
  end if;
  if tg_op <> 'DELETE' then
    became := to_jsonb(new) - hidden;
  end if;
  entry := coalesce(became, was);
  if tg_op = 'UPDATE' then
    if was = became and to_jsonb(old) - 'version' = to_jsonb(new) - 'version' then
      return null;
    end if;
  end if;
  perform audit_write(tg_op, tg_table_name, entry ->> tg_argv[0], audit_unit(tg_table_name, entry), was, became);
  return null;
end $$;
