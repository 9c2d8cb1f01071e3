-- Roll calls come by the million: the log gets one entry for each meeting and statement, by the codes of people, with
-- category, mark and reason.
-- Source: decision 7; V005.
create or replace function audit_roll_call() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform audit_write(tg_op, tg_table_name, m.code, m.cell_id,
    case when tg_op = 'DELETE' then l.lines end, case when tg_op <> 'DELETE' then l.lines end)
  from (
    select c.meeting_id,
      jsonb_object_agg(p.code, c.category || c.mark || coalesce(' ' || c.reason, '')) as lines
    from changed c join member p on p.id = c.member_id
    group by c.meeting_id) l
  join meeting m on m.id = l.meeting_id;
  return null;
end $$;
