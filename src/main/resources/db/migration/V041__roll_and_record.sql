-- What people said counts as far as they came: the counts of meetings that were recorded before follow the rule.
with said as (
  select m.id, count(c.id) filter (where e.member_id is not null) as spoken,
    count(c.id) filter (where e.member_id is not null and c.reply_kind is null and not c.no_reply_needed) as open
  from meeting m
  join contribution c on c.meeting_id = m.id
  left join roll_call_entry e on e.meeting_id = m.id and e.member_id = c.member_id and e.mark = 'P'
  group by m.id
)
update meeting m set contribution_count = s.spoken, open_count = s.open
from said s
where s.id = m.id and (m.contribution_count, m.open_count) is distinct from (s.spoken, s.open);
comment on column meeting.contribution_count is 'Contributions of people who were present';

-- Names are one column since people may have one name alone.
create or replace function member_name(a_member bigint) returns text language sql stable as $$
  select full_name from member where id = a_member
$$;
do $$
begin
  execute replace(pg_get_functiondef('meeting_record(bigint)'::regprocedure),
    'p.family_and_middle_name || '' '' || p.given_name', 'p.full_name');
end $$;

-- People who have a part in a meeting and were not there by its roll call, in the order of the record.
create function meeting_away(a_meeting bigint) returns jsonb language sql stable as $$
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
    where e.meeting_id = a_meeting and e.member_id = n.member_id and e.mark = 'P')
$$;
