-- Who belongs to a cell on a day and, when not due to attend, why: due are official and probationary members and those
-- who came in for a time, without the exempt, those who are out for a time and those on special duty. The one place of
-- this rule: the page, the import and every check ask it. Going out temporarily takes a person off the home cell's roster
-- only; exemption and special duty hold wherever the person is.
--
-- not_due_because: the kind of leave, of several the first by its name; null for whoever is due. No row for a stranger.
-- Source: V001.
create or replace function roster_of_day(a_cell bigint, a_day date)
  returns table (member_id bigint, category text, not_due_because text)
  language sql stable as $$
  select m.member_id, m.category,
    (select min(l.kind) from member_leave l
      where l.member_id = m.member_id
        and a_day between l.valid_from and coalesce(l.valid_to, 'infinity')
        and (l.kind <> 'TEMPORARY_OUT' or m.category <> 'TEMPORARY_IN'))
  from membership m
  where m.cell_id = a_cell and a_day between m.valid_from and coalesce(m.valid_to, 'infinity')
$$;
