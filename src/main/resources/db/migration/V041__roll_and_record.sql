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
