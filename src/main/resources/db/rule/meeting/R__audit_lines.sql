-- A list of a meeting is written in many rows: the log gets one entry for each meeting and statement, not one for each
-- row; of a bulk change one for each cell (audit_grouped).
-- Source: decision 7, decision 30; V005, V065.
create or replace function audit_lines() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  lines constant text :=
    'select m.id, m.code, m.cell_id, case when $1 = ''DELETE'' then l.lines end, case when $1 <> ''DELETE'' then l.lines end
    from (
      select (line ->> ''meeting_id'')::bigint as meeting_id, jsonb_agg(line - ''meeting_id'' order by line::text) as lines
      from (select to_jsonb(c) as line from changed c) c
      group by 1) l
    join meeting m on m.id = l.meeting_id';
begin
  if (select count(*) from (select from changed group by meeting_id limit audit_most_single() + 1) m) > audit_most_single() then
    execute audit_grouped(lines) using tg_op, tg_table_name::text;
  else
    execute audit_single(lines) using tg_op, tg_table_name::text;
  end if;
  return null;
end $$;
