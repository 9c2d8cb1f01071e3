-- A list of a meeting is written in many rows: the log gets one entry for each meeting and statement, not one for each
-- row.
-- Source: decision 7; V005.
create or replace function audit_lines() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform audit_write(tg_op, tg_table_name, m.code, m.cell_id,
    case when tg_op = 'DELETE' then l.lines end, case when tg_op <> 'DELETE' then l.lines end)
  from (
    select (line ->> 'meeting_id')::bigint as meeting_id, jsonb_agg(line - 'meeting_id' order by line::text) as lines
    from (select to_jsonb(c) as line from changed c) c
    group by 1) l
  join meeting m on m.id = l.meeting_id;
  return null;
end $$;
