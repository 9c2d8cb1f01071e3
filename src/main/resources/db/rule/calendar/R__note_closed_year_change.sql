-- Notes that a closed year was changed under what allowed it; nothing for a year that is not closed. Answers the
-- amendment or exception; null when nothing was noted.
-- Source: decision 10; V011.
create or replace function note_closed_year_change(a_unit bigint, a_day date, a_moment timestamptz, a_login text)
  returns bigint language sql volatile as $$
  insert into closed_year_change (year, unit_id, happened_on, changed_at, changed_by, exception_id, amendment_id)
  select s.year, a_unit, a_day, a_moment, a_login,
    case when s.state = 'LOCKED' then year_exception_for(a_unit, s.year, a_moment) end,
    case when s.state = 'FROZEN' then amendment_for(a_unit, s.year, a_moment) end
  from (select extract(year from a_day)::integer as year,
      year_state(extract(year from a_day)::integer, (a_moment at time zone 'Asia/Ho_Chi_Minh')::date) as state) s
  where s.state in ('LOCKED', 'FROZEN')
  returning coalesce(amendment_id, exception_id)
$$;
