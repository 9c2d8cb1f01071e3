-- Everything that a merge of two members touches, as it stands now. Lists are empty rather than null.
-- The year of a roll call is that of its meeting, and not kept.
-- Source: decisions 11, 32; V010.
create or replace function merge_snapshot(a_kept bigint, a_merged bigint, a_meetings bigint[])
  returns jsonb language sql stable as $$
  select jsonb_build_object(
    'meetings', to_jsonb(a_meetings),
    'member', (select jsonb_agg(to_jsonb(m) order by m.id) from member m where m.id in (a_kept, a_merged)),
    'membership', (select coalesce(jsonb_agg(to_jsonb(s) order by s.id), '[]') from membership s
      where s.member_id in (a_kept, a_merged)),
    'member_leave', (select coalesce(jsonb_agg(to_jsonb(l) order by l.id), '[]') from member_leave l
      where l.member_id in (a_kept, a_merged)),
    'roll_call_entry', (select coalesce(jsonb_agg(to_jsonb(e) - 'year' order by e.meeting_id, e.member_id), '[]')
      from roll_call_entry e where e.member_id in (a_kept, a_merged) and e.meeting_id = any (a_meetings)),
    'meeting_presenter', (select coalesce(jsonb_agg(to_jsonb(p) order by p.meeting_id, p.position), '[]')
      from meeting_presenter p where p.meeting_id = any (a_meetings)),
    'meeting', (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'code', m.code, 'due_count', m.due_count,
        'present_count', m.present_count, 'excused_count', m.excused_count, 'absent_count', m.absent_count) order by m.id),
        '[]')
      from meeting m where m.id = any (a_meetings)),
    'reference', (select coalesce(jsonb_agg(jsonb_build_object('place', r.place, 'row_id', r.row_id)
        order by r.place, r.row_id), '[]')
      from member_references(a_merged) r))
$$;
