-- The day of a meeting and what depends on it: its number, what it rests on, its counts and its roll. What was said is
-- counted again by the tables. Null for no meeting.
-- Source: decision 32; V026, V043, V052.
create or replace function meeting_day_state(a_meeting bigint) returns jsonb
  language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select jsonb_build_object(
    'meeting', jsonb_build_object('id', m.id, 'held_on', m.held_on, 'number', m.number, 'plan_line', m.plan_line,
      'guidance_id', m.guidance_id, 'status', m.status, 'due_count', m.due_count, 'present_count', m.present_count,
      'excused_count', m.excused_count, 'absent_count', m.absent_count,
      'recorded_at', m.recorded_at, 'recorded_by', m.recorded_by),
    'roll', (select coalesce(jsonb_agg(to_jsonb(e) - 'year' order by e.member_id), '[]') from roll_call_entry e
      where e.meeting_id = m.id and e.year = m.year))
  from meeting m where m.id = a_meeting
$$;
