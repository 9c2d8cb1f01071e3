-- A leave ends with the last of the person's cells; see leave_days for how it may begin.
-- Source: decision 17; V023.
create or replace function member_leave_within_life() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  wrong record;
begin
  select f.member_id, d.days, l.life into wrong
  from fresh f
  cross join lateral member_life(f.member_id) l(life)
  cross join lateral leave_days(f.member_id, f.valid_from, f.valid_to) d(days)
  where l.life is not null
    and (lower(d.days) < lower(l.life) or not upper_inf(l.life) and (upper_inf(d.days) or upper(d.days) > upper(l.life)))
  order by f.id limit 1;
  if found then
    perform refuse_outside_life((select cell_id from membership where member_id = wrong.member_id
      order by coalesce(valid_to, 'infinity') desc, valid_from desc limit 1), wrong.days, wrong.life);
  end if;
  return null;
end $$;
