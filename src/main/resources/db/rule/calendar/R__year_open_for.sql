-- Whether what happened in a unit on a day may be changed at a moment: the one rule, for pages and for files. Never null.
-- Into a year whose roll calls were put away nobody is let.
-- Source: decisions 10, 32; V011.
create or replace function year_open_for(a_unit bigint, a_day date, a_moment timestamptz)
  returns boolean language sql stable as $$
  select case year_state(extract(year from a_day)::integer, (a_moment at time zone 'Asia/Ho_Chi_Minh')::date)
    when 'LOCKED' then year_exception_for(a_unit, extract(year from a_day)::integer, a_moment) is not null
    when 'FROZEN' then amendment_for(a_unit, extract(year from a_day)::integer, a_moment) is not null
      and extract(year from a_day)::integer not in (select p.year from put_away_year p)
    else true end
$$;
