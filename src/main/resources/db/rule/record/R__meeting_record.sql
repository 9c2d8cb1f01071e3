-- The whole record of a meeting as one value with the names of people: what the page shows, and what is kept when it is
-- confirmed. Lists are empty rather than null; null for no meeting. An entry of a list has its names as nameVi, nameEn …
-- Source: decisions 14, 23, 32; V021, V041.
create or replace function meeting_record(a_meeting bigint) returns jsonb language sql stable as $$
  select jsonb_build_object(
    'kind', m.kind, 'number', m.number, 'heldOn', m.held_on, 'topic', m.topic,
    'topicGroup', (select jsonb_object_agg('name' || initcap(n.key), n.value) || jsonb_build_object('code', m.topic_group)
      from jsonb_each(names_of_topic_group(m.topic_group)) n),
    'startsAt', to_char(m.starts_at, 'HH24:MI'), 'endsAt', to_char(m.ends_at, 'HH24:MI'),
    'place', m.place, 'mode', m.mode, 'guests', m.guests, 'superiorPresent', m.superior_present,
    'opening', m.opening, 'presentation', m.presentation, 'conclusion', m.conclusion,
    'chairId', m.chair_id, 'chair', member_name(m.chair_id),
    'minutesSecretaryId', m.minutes_secretary_id, 'minutesSecretary', member_name(m.minutes_secretary_id),
    'guidance', (select g.number || ', ' || to_char(g.issued_on, 'DD/MM/YYYY') from guidance g where g.id = m.guidance_id),
    'score', (select jsonb_build_object('points', coalesce(s.superior_points, s.self_points), 'most', s.most_points,
        'grade', s.grade)
      from meeting_score s where s.meeting_id = m.id and s.grade is not null),
    'forms', coalesce((select jsonb_agg(jsonb_build_object('code', p.code)
          || (select jsonb_object_agg('name' || initcap(n.key), n.value) from jsonb_each(names_of_presentation_form(p.code)) n)
        order by p.position, p.code)
      from meeting_form f join presentation_form p on p.code = f.form where f.meeting_id = m.id), '[]'),
    'presenters', coalesce((select jsonb_agg(jsonb_build_object('id', p.member_id, 'name', member_name(p.member_id))
        order by p.position)
      from meeting_presenter p where p.meeting_id = m.id), '[]'),
    'roll', coalesce((select jsonb_agg(jsonb_build_object('name', p.full_name,
          'category', e.category, 'mark', e.mark, 'reason', e.reason)
        order by p.given_name collate "vi-x-icu", p.family_and_middle_name collate "vi-x-icu", p.code)
      from roll_call_entry e join member p on p.id = e.member_id
      where e.meeting_id = m.id and e.year = m.year), '[]'),
    'contributions', coalesce((select jsonb_agg(jsonb_build_object('ref', c.ref, 'memberId', c.member_id,
          'member', member_name(c.member_id), 'kind', c.kind, 'text', c.text, 'replyKind', c.reply_kind,
          'reply', c.reply, 'repliedBy', member_name(c.replied_by_id), 'noReplyNeeded', c.no_reply_needed)
        order by c.position)
      from contribution c where c.meeting_id = m.id), '[]'),
    'votes', coalesce((select jsonb_agg(jsonb_build_object('ref', v.ref, 'subject', v.subject, 'threshold', v.threshold,
          'base', v.base, 'agree', v.agree, 'disagree', v.disagree, 'other', v.other) order by v.position)
      from meeting_vote v where v.meeting_id = m.id), '[]'),
    'tasks', coalesce((select jsonb_agg(task_value(t) order by t.position)
      from assigned_task t where t.meeting_id = m.id), '[]'),
    'found', coalesce((select jsonb_agg(task_value(t) order by t.due_on, t.id)
      from assigned_task t where t.done_in_id = m.id), '[]'))
  from meeting m where m.id = a_meeting
$$;
