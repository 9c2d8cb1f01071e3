-- What was said in these meetings counts as far as the people came; one row for each meeting, nothing is null:
-- contributions of people who were present, those that wait for an answer, and who spoke or presented, each once. A
-- roll is read by its meeting (+ 0): a member stands in the rolls of every month, so the index by member would lead to
-- all those meetings.
-- Source: V052.
create or replace function meeting_said(some_meetings bigint[])
  returns table (meeting_id bigint, contributions integer, unanswered integer, speakers integer)
  language sql stable as $$
  select t.id, s.contributions::integer, s.unanswered::integer, p.speakers::integer
  from unnest(some_meetings) t(id)
  cross join lateral (
    select count(*) as contributions, count(*) filter (where c.reply_kind is null and not c.no_reply_needed) as unanswered
    from contribution c
    join roll_call_entry e on e.meeting_id = t.id and e.member_id + 0 = c.member_id and e.mark = 'P'
    where c.meeting_id = t.id) s
  cross join lateral (
    select count(*) as speakers
    from (select c.member_id from contribution c where c.meeting_id = t.id
      union select x.member_id from meeting_presenter x where x.meeting_id = t.id) w
    join roll_call_entry e on e.meeting_id = t.id and e.member_id + 0 = w.member_id and e.mark = 'P') p
$$;
