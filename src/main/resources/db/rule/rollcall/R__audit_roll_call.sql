-- Roll calls come by the million: the log gets one entry for each meeting and statement, by the codes of people, with
-- category, mark and reason; of a bulk change one for each cell (audit_grouped).
-- Source: decision 7, decision 30; V005, V065.
create or replace function audit_roll_call() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  lines constant text :=
    'select m.id, m.code, m.cell_id, case when $1 = ''DELETE'' then l.lines end, case when $1 <> ''DELETE'' then l.lines end
    from (
      select c.meeting_id, jsonb_object_agg(p.code, c.category || c.mark || coalesce('' '' || c.reason, '''')) as lines
      from changed c join member p on p.id = c.member_id
      group by c.meeting_id) l
    join meeting m on m.id = l.meeting_id';
begin
  if (select count(*) from (select from changed group by meeting_id limit audit_most_single() + 1) m) > audit_most_single() then
    execute audit_grouped(lines) using tg_op, tg_table_name::text;
  else
    execute audit_single(lines) using tg_op, tg_table_name::text;
  end if;
  return null;
end $$;
