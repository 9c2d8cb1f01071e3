-- What was said in these meetings counts as far as the people came; one row for each meeting, nothing is null:
-- contributions of people who were present, those that wait for an answer, and who spoke or presented, each once. A
-- roll is read by its meeting (+ 0): a member stands in the rolls of every month, so the index by member would lead to
-- all those meetings.
-- Source: decision 32; V052.
create or replace function meeting_said(some_meetings bigint[])
  returns table (meeting_id bigint, contributions integer, unanswered integer, speakers integer)
  language sql stable as $$
  select t.id, w.contributions::integer, w.unanswered::integer, p.speakers::integer
  from unnest(some_meetings) s(id)
  join meeting t on t.id = s.id
  cross join lateral (
    select count(*) as contributions, count(*) filter (where c.reply_kind is null and not c.no_reply_needed) as unanswered
    from contribution c
    join roll_call_entry e on e.meeting_id = t.id and e.year = t.year and e.member_id + 0 = c.member_id and e.mark = 'P'
    where c.meeting_id = t.id) w
  cross join lateral (
    select count(*) as speakers
    from (select c.member_id from contribution c where c.meeting_id = t.id
      union select n.member_id from meeting_presenter n where n.meeting_id = t.id) x
    join roll_call_entry e on e.meeting_id = t.id and e.year = t.year and e.member_id + 0 = x.member_id and e.mark = 'P') p
$$;
