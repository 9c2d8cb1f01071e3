-- What stands around a record: tasks still open from meetings before, its history, its earlier versions. Lists are empty
-- rather than null; null for no meeting.
-- Source: decision 14; V021, V043.
create or replace function meeting_record_around(a_meeting bigint) returns jsonb language sql stable as $$
  select jsonb_build_object(
    'openTasks', coalesce((select jsonb_agg(task_value(t) order by t.due_on nulls last, t.id)
      from assigned_task t join meeting f on f.id = t.meeting_id
      where t.cell_id = m.cell_id and t.done_on is null and t.meeting_id <> m.id
        and (f.held_on, f.id) < (m.held_on, m.id)), '[]'),
    'moves', coalesce((select jsonb_agg(jsonb_build_object('from', v.from_status, 'to', v.to_status,
          'at', v.moved_at, 'by', login_name(v.moved_by), 'reason', v.reason) order by v.id)
      from meeting_move v where v.meeting_id = m.id), '[]'),
    'versions', coalesce((select jsonb_agg(jsonb_build_object('number', r.number, 'at', r.confirmed_at,
          'by', login_name(r.confirmed_by), 'reason', r.correction_reason) order by r.number)
      from record_version r where r.meeting_id = m.id), '[]'))
  from meeting m where m.id = a_meeting
$$;
