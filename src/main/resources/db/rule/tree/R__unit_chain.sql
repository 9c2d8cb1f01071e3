-- The chain from a unit to its root as it stood on a day, the unit itself at distance 0, its superior at 1. A unit that
-- does not stand on the day is a chain of its own; so the answer is never empty.
-- Source: decision 5; V001.
create or replace function unit_chain(a_unit bigint, a_day date)
  returns table (unit_id bigint, distance integer)
  language sql stable as $$
  with recursive chain(unit_id, distance) as (
    select a_unit, 0
    union all
    select p.parent_id, c.distance + 1
    from chain c
    join unit_period_on(a_day) p on p.unit_id = c.unit_id
    where p.parent_id is not null and c.distance < 20
  )
  select unit_id, distance from chain
$$;
