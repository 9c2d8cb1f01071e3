-- The saved rolls in which these members are and were not due by now, or are not and were due.
-- Source: decision 32; V025.
create or replace function rolls_touched_by(some_members bigint[])
  returns table (member_id bigint, meeting_id bigint) language sql stable as $$
  select b.member_id, m.id
  from membership b
  join meeting m on m.cell_id = b.cell_id and m.held_on between b.valid_from and coalesce(b.valid_to, 'infinity')
    and m.status in ('HELD', 'RECORDED', 'CONFIRMED')
  where b.member_id = any (some_members)
    and exists (select 1 from roll_call_entry e where e.meeting_id = m.id and e.year = m.year)
    and not exists (select 1 from roll_call_entry e
      where e.meeting_id = m.id and e.year = m.year and e.member_id = b.member_id and e.category <> 'X')
    and exists (select 1 from roster_of_day(m.cell_id, m.held_on) r
      where r.member_id = b.member_id and r.not_due_because is null)
  union
  select e.member_id, m.id
  from roll_call_entry e
  join meeting m on m.id = e.meeting_id and m.year = e.year and m.status in ('HELD', 'RECORDED', 'CONFIRMED')
  where e.member_id = any (some_members) and e.category <> 'X'
    and not exists (select 1 from roster_of_day(m.cell_id, m.held_on) r
      where r.member_id = e.member_id and r.not_due_because is null)
$$;
