-- The counts of meetings follow their rolls; one whose last line went is held and not recorded. A meeting that was only
-- held stays so, unless it is among those that come back as recorded.
-- Source: decision 32; V026.
create or replace function recount_meetings(some_meetings bigint[], some_recorded bigint[], a_login text) returns void
  language plpgsql as $$
begin
  update meeting m
  set status = case when n.counts then 'RECORDED' else 'HELD' end,
    due_count = case when n.counts then n.due end,
    present_count = case when n.counts then n.present end,
    excused_count = case when n.counts then n.excused end,
    absent_count = case when n.counts then n.absent end,
    recorded_at = case when n.counts then coalesce(m.recorded_at, now()) end,
    recorded_by = case when n.counts then coalesce(m.recorded_by, a_login) end,
    version = version + 1
  from (
    select t.id, count(e.member_id) filter (where e.category <> 'X') as due,
      count(*) filter (where e.mark = 'P' and e.category <> 'X') as present,
      count(*) filter (where e.mark = 'E' and e.category <> 'X') as excused,
      count(*) filter (where e.mark = 'A' and e.category <> 'X') as absent,
      (t.status = 'RECORDED' or t.id = any (some_recorded)) and count(e.member_id) filter (where e.category <> 'X') > 0
        and count(*) filter (where e.mark = 'N') = 0 as counts
    from meeting t left join roll_call_entry e on e.meeting_id = t.id and e.year = t.year
    where t.id = any (some_meetings) and t.status in ('HELD', 'RECORDED')
    group by t.id, t.status) n
  where m.id = n.id;
end $$;
