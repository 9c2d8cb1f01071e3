-- A task that was given in a meeting as the value that a page shows: days as yyyy-MM-dd, with the name of the person.
-- Source: decision 14; V021.
create or replace function task_value(t assigned_task) returns jsonb language sql stable as $$
  select jsonb_build_object('ref', t.ref, 'task', t.task, 'personId', t.person_id, 'person', member_name(t.person_id),
    'dueOn', t.due_on, 'doneOn', t.done_on, 'result', t.result,
    'givenOn', (select held_on from meeting where id = t.meeting_id))
$$;
