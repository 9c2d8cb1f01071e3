-- The days of a leave that are asked for a life. A leave is the person's: it ends with the last of the person's cells. It
-- may be older than the first one, since people are exempt for good before their cell is entered here; a leave that was
-- over by then has nothing to do with it. Null for a person without a cell. a_to: null for an open end.
-- Source: decision 17; V023.
create or replace function leave_days(a_member bigint, a_from date, a_to date) returns daterange
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select case when coalesce(a_to, 'infinity') < lower(l.life) then daterange(a_from, a_to, '[]')
    else daterange(greatest(a_from, lower(l.life)), a_to, '[]') end
  from member_life(a_member) l(life) where l.life is not null
$$;
