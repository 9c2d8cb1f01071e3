-- What keeps a person from being removed as entered by mistake: real things, as the table and how many. Roll calls do
-- when their record is confirmed.
-- Source: decision 32; V026.
create or replace function member_holds(a_member bigint) returns table (place text, number bigint)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select w.place, count(*) from (
    select split_part(r.place, '.', 1) as place from member_references(a_member) r
    where split_part(r.place, '.', 1) not in ('member_position', 'member_transfer')
    union all
    select 'member_transfer' from member_transfer t where t.member_id = a_member and t.status in ('SENT', 'RECEIVED')
    union all
    select 'meeting_presenter' from meeting_presenter p where p.member_id = a_member
    union all
    select 'plan_line_presenter' from plan_line_presenter p where p.member_id = a_member
    union all
    select 'member_merge' from member_merge g where a_member in (g.kept_id, g.merged_id) and g.undone_at is null
    union all
    select 'confirmed' from roll_call_entry e join meeting m on m.id = e.meeting_id and m.year = e.year
    where e.member_id = a_member and m.status = 'CONFIRMED'
  ) w group by w.place
$$;
