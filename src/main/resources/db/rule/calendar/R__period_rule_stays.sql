-- A decision about periods stays as it was made, and none is made for a year that is locked or frozen: its figures by month would
-- become others without anybody having changed a record.
-- Source: decision 34.
create or replace function period_rule_stays() returns trigger
  language plpgsql as $$
declare
  closed integer;
begin
  if tg_op <> 'INSERT' then
    raise exception 'a decision about periods is never changed';
  end if;
  select min(y.year) into closed from reporting_year y
  where y.year >= new.from_year and year_state(y.year, current_date) in ('LOCKED', 'FROZEN')
    and y.year < coalesce((select min(r.from_year) from period_rule r where r.from_year > new.from_year), 10000)
    and month_closes_on(y.year) <> new.month_closes_on;
  if closed is not null then
    raise exception 'the periods of % cannot change, because the year is closed', closed;
  end if;
  return new;
end $$;

create or replace trigger period_rule_stays before insert or update or delete on period_rule
  for each row execute function period_rule_stays();
