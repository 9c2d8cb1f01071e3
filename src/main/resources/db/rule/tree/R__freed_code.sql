-- A code is free again once its unit has ended. The ended unit is looked up by its code with a mark behind it; what it
-- was called in its time stays in unit_period. Answers the code with the first mark that is not taken.
-- Source: decision 17; V024.
create or replace function freed_code(a_code text) returns text language sql stable as $$
  select left(a_code, 60) || '~' || n from generate_series(1, 999) n
  where not exists (select 1 from unit where code = left(a_code, 60) || '~' || n) order by n limit 1
$$;
