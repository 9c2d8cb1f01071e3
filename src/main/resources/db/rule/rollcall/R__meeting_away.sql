-- People who have a part in a meeting and were not there by its roll call, in the order of the record; an empty list when
-- all were.
-- Source: decisions 14, 32; V041.
create or replace function meeting_away(a_meeting bigint) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object('memberId', p.id, 'name', p.full_name, 'field', n.field)
      order by n.place, p.full_name collate "vi-x-icu", p.id), '[]')
  from (
    select distinct r.member_id, r.field, r.place
    from meeting m
    cross join lateral (
      select m.chair_id, 'chair', 1
      union all select m.minutes_secretary_id, 'minutes', 2
      union all select member_id, 'presenters', 3 from meeting_presenter where meeting_id = m.id
      union all select member_id, 'member', 4 from contribution where meeting_id = m.id
    ) r(member_id, field, place)
    where m.id = a_meeting
  ) n
  join member p on p.id = n.member_id
  where not exists (select 1 from roll_call_entry e
    where e.meeting_id = a_meeting and e.year = (select year from meeting where id = a_meeting)
      and e.member_id = n.member_id and e.mark = 'P')
$$;
