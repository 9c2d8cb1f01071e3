-- Leave of people who have no cell after the end of these units.
-- Source: decision 17; V024.
create or replace function leaves_beyond_end(some_members bigint[], some_units bigint[], a_last_day date)
  returns table (relation text, row_id bigint, unit_id bigint, last_on date, gone boolean, label text)
  language sql stable as $$
  select 'member_leave', l.id, some_units[1], a_last_day, l.valid_from > a_last_day,
    m.family_and_middle_name || ' ' || m.given_name
  from member_leave l join member m on m.id = l.member_id
  where l.member_id = any (some_members) and coalesce(l.valid_to, 'infinity') > a_last_day
    and (not exists (select 1 from membership o join unit_period p on p.unit_id = o.cell_id
        where o.member_id = l.member_id and o.cell_id <> all (some_units)
          and coalesce(p.valid_to, 'infinity') > a_last_day)
      -- Lent to a unit that ends: back home.
      or l.kind = 'TEMPORARY_OUT' and exists (select 1 from member_transfer t
        where t.member_id = l.member_id and t.to_cell_id = any (some_units) and t.kind = 'TEMPORARY'
          and t.status = 'RECEIVED' and t.received_on = l.valid_from and t.last_day = l.valid_to))
$$;
