-- What reaches beyond the last day of units: gone when it would begin only after it. Memberships too; an event of units
-- says more about those (who goes where). Leave is the person's: see leaves_beyond_end.
--
-- label: whom or what it is, for people
-- Source: decision 17; V024.
create or replace function beyond_end(some_units bigint[], last_days date[])
  returns table (relation text, row_id bigint, unit_id bigint, last_on date, gone boolean, label text)
  language sql stable as $$
  with ending as (select * from unnest(some_units, last_days) e(unit_id, last_on))
  select 'membership', s.id, e.unit_id, e.last_on, s.valid_from > e.last_on,
    m.family_and_middle_name || ' ' || m.given_name
  from ending e join membership s on s.cell_id = e.unit_id join member m on m.id = s.member_id
  where coalesce(s.valid_to, 'infinity') > e.last_on
  union all
  select 'member_position', h.id, e.unit_id, e.last_on, h.valid_from > e.last_on,
    m.family_and_middle_name || ' ' || m.given_name
  from ending e join member_position h on h.unit_id = e.unit_id join member m on m.id = h.member_id
  where coalesce(h.valid_to, 'infinity') > e.last_on
  union all
  select 'role_grant', g.id, e.unit_id, e.last_on, g.valid_from > e.last_on, a.display_name
  from ending e join role_grant g on g.unit_id = e.unit_id join account a on a.id = g.account_id
  where coalesce(g.valid_to, 'infinity') > e.last_on
  union all
  select 'meeting', t.id, e.unit_id, e.last_on, false, to_char(t.held_on, 'DD/MM/YYYY')
  from ending e join meeting t on t.cell_id = e.unit_id
  where t.status = 'PLANNED' and t.held_on > e.last_on or t.status = 'POSTPONED'
  union all
  select 'member_transfer', t.id, e.unit_id, e.last_on, false, m.family_and_middle_name || ' ' || m.given_name
  from ending e join member_transfer t on e.unit_id in (t.from_cell_id, t.to_cell_id) join member m on m.id = t.member_id
  where t.status = 'SENT'
$$;
