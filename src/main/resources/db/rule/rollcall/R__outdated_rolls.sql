-- The roll calls of a cell that no longer have who was due on their day, because somebody was entered, ended, moved,
-- exempted or returned with an earlier day since.
--
-- missing: due by now and not on the roll; extra: on the roll and not due by now. Names for people, by given name; null
-- when there is nobody.
-- Source: decision 32; V025.
create or replace function outdated_rolls(a_cell bigint)
  returns table (meeting_id bigint, missing text[], extra text[])
  language sql stable as $$
  with held as materialized (
    select m.id, m.held_on, m.year from meeting m
    where m.cell_id = a_cell and m.status in ('HELD', 'RECORDED', 'CONFIRMED')
      and exists (select 1 from roll_call_entry e where e.meeting_id = m.id and e.year = m.year)
  ),
  due as (
    select h.id, r.member_id from held h cross join lateral roster_of_day(a_cell, h.held_on) r
    where r.not_due_because is null
  ),
  called as (
    select h.id, e.member_id from held h join roll_call_entry e on e.meeting_id = h.id and e.year = h.year where e.category <> 'X'
  ),
  apart as (
    select coalesce(d.id, c.id) as id, coalesce(d.member_id, c.member_id) as member_id, c.member_id is null as is_missing
    from due d full join called c on c.id = d.id and c.member_id = d.member_id
    where d.member_id is null or c.member_id is null
  )
  select a.id,
    array_agg(m.family_and_middle_name || ' ' || m.given_name
      order by m.given_name collate "vi-x-icu", m.family_and_middle_name collate "vi-x-icu", m.code) filter (where a.is_missing),
    array_agg(m.family_and_middle_name || ' ' || m.given_name
      order by m.given_name collate "vi-x-icu", m.family_and_middle_name collate "vi-x-icu", m.code) filter (where not a.is_missing)
  from apart a join member m on m.id = a.member_id
  group by a.id
$$;
