-- Refuses a birth or an admission that cannot be. What was there before the rule keeps its days until somebody changes them.
-- Source: V040.
create or replace function member_days_plausible() returns trigger language plpgsql as $$
declare
  today date := (now() at time zone 'Asia/Ho_Chi_Minh')::date;
begin
  if new.birth_year > extract(year from today) or new.birth_date > today
      or extract(year from today) - new.birth_year > 120
      or extract(year from coalesce(new.admitted_on, today)) - new.birth_year < 15 then
    raise exception 'a birth in % is not plausible', new.birth_year
      using errcode = 'check_violation', constraint = 'member_birth_plausible';
  end if;
  if new.admitted_on > today or extract(year from new.admitted_on) <= new.birth_year then
    raise exception 'an admission on % is not plausible', new.admitted_on
      using errcode = 'check_violation', constraint = 'member_admitted_plausible';
  end if;
  return null;
end $$;
