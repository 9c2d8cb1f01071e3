-- All rows that go with a person, as they are; the year of a roll call is that of its meeting, and not kept.
-- Source: decision 32; V026, V050.
create or replace function member_rows(a_member bigint) returns jsonb
  language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select jsonb_build_object(
    'member', (select to_jsonb(m) from member m where m.id = a_member),
    'membership', (select coalesce(jsonb_agg(to_jsonb(t)), '[]') from membership t where t.member_id = a_member),
    'member_leave', (select coalesce(jsonb_agg(to_jsonb(t)), '[]') from member_leave t where t.member_id = a_member),
    'member_position', (select coalesce(jsonb_agg(to_jsonb(t)), '[]') from member_position t where t.member_id = a_member),
    'member_transfer', (select coalesce(jsonb_agg(to_jsonb(t)), '[]') from member_transfer t where t.member_id = a_member),
    'member_distinct', (select coalesce(jsonb_agg(to_jsonb(t)), '[]') from member_distinct t
      where a_member in (t.one_id, t.other_id)),
    'roll_call_entry', (select coalesce(jsonb_agg(to_jsonb(t) - 'year'), '[]') from roll_call_entry t where t.member_id = a_member),
    'recorded', (select coalesce(jsonb_agg(m.id), '[]') from meeting m where m.status = 'RECORDED'
      and m.id in (select t.meeting_id from roll_call_entry t where t.member_id = a_member)))
$$;
