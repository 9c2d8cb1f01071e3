-- The units in which the person at work has a right (follow, see or log) and all that stand or once stood below them; none
-- when nobody is at work.
-- Source: decision 7; V012.
create or replace function scope_units(a_right text) returns setof bigint language sql stable rows 50 as $$
  with recursive below(unit_id) as (
    select unnest(scope_roots(a_right))
    union
    select p.unit_id from below b join unit_period p on p.parent_id = b.unit_id
  )
  select unit_id from below
$$;
