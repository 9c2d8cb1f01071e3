-- The meetings whose rows a merge of this member touches, also those in which the person spoke or wrote the minutes: their
-- years must be open for it.
-- Source: decision 11; V010, V052.
create or replace function member_meetings(a_member bigint)
  returns table (meeting_id bigint) language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select e.meeting_id from roll_call_entry e where e.member_id = a_member
  union
  select p.meeting_id from meeting_presenter p where p.member_id = a_member
  union
  select c.meeting_id from contribution c where c.member_id = a_member
  union
  select m.id from meeting m where a_member in (m.chair_id, m.minutes_secretary_id)
$$;
