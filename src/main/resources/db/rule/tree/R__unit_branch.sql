-- The units and everything below them; a unit that has ended stays with its last superior. Each unit once.
-- A period with the day in it is its unit's period of that day: nothing has to be looked up for it, and most have.
-- Source: decision 5; V007.
create or replace function unit_branch(some_units bigint[], a_today date)
  returns table (unit_id bigint) language sql stable as $$
  with recursive branch(unit_id) as (
    select unnest(some_units)
    union
    select p.unit_id from branch b
    join unit_period p on p.parent_id = b.unit_id
     and (a_today between p.valid_from and coalesce(p.valid_to, 'infinity')
       or unit_day(p.unit_id, a_today) between p.valid_from and coalesce(p.valid_to, 'infinity'))
  )
  select unit_id from branch
$$;
