-- As audit_roll_call, for marks that were changed: before and after. A roll that went into another year with its meeting is
-- the same.
-- Source: decisions 7, 30, 32; V005, V065.
create or replace function audit_roll_call_change() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  lines constant text :=
    'select m.id, m.code, m.cell_id, o.lines, n.lines
    from (
      select c.meeting_id,
        jsonb_object_agg(p.code, c.category || c.mark || coalesce('' '' || c.reason, '''')) as lines
      from changed c join member p on p.id = c.member_id
      group by c.meeting_id) n
    join (
      select c.meeting_id,
        jsonb_object_agg(p.code, c.category || c.mark || coalesce('' '' || c.reason, '''')) as lines
      from former c join member p on p.id = c.member_id
      group by c.meeting_id) o on o.meeting_id = n.meeting_id
    join meeting m on m.id = n.meeting_id
    where n.lines <> o.lines';
begin
  if (select count(*) from (select from changed group by meeting_id limit audit_most_single() + 1) m) > audit_most_single() then
    execute audit_grouped(lines) using tg_op, tg_table_name::text;
  else
    execute audit_single(lines) using tg_op, tg_table_name::text;
  end if;
  return null;
end $$;
