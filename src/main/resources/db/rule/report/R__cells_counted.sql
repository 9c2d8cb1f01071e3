-- The cells whose plan, key tasks and grade of a year are in a unit's figures: those that stood in its branch on their
-- last day in the year, or those that the branch of one day's tree carries on for.
--
-- an_under: only while the unit stands directly under that one; null for all the year. a_now: the day of the tree; null
-- for the tree of the year.
-- Source: decision 12; V020.
create or replace function cells_counted(a_unit bigint, an_under bigint, a_year integer, a_now date) returns setof bigint
  language plpgsql stable as $$
declare
  first_on date := make_date(a_year, 1, 1);
  last_on date := make_date(a_year, 12, 31);
begin
  if a_now is null then
    return query
      with recursive place(unit_id, from_on, to_on) as (
        (select a_unit, first_on, last_on where an_under is null
         union all
         select p.unit_id, greatest(p.valid_from, first_on), least(coalesce(p.valid_to, 'infinity'), last_on)
         from unit_period p where p.unit_id = a_unit and p.parent_id = an_under)
        union all
        select p.unit_id, greatest(p.valid_from, b.from_on), least(coalesce(p.valid_to, 'infinity'), b.to_on)
        from place b join unit_period p on p.parent_id = b.unit_id
          and p.valid_from <= b.to_on and coalesce(p.valid_to, 'infinity') >= b.from_on
      ),
      life as (
        select p.unit_id, max(least(coalesce(p.valid_to, 'infinity'), last_on)) as ends_on
        from unit_period p
        where p.unit_id in (select b.unit_id from place b)
          and p.valid_from <= last_on and coalesce(p.valid_to, 'infinity') >= first_on
        group by p.unit_id
      )
      select distinct l.unit_id from life l join place b on b.unit_id = l.unit_id and l.ends_on between b.from_on and b.to_on;
  else
    return query
      with recursive carried as materialized (select * from unit_now(a_now)),
      branch(unit_id) as (
        select a_unit
        where an_under is null
          or exists (select 1 from carried c where c.unit_id = a_unit and c.now_id = a_unit and c.parent_id = an_under)
        union
        select c.unit_id from branch b join carried c on c.parent_id = b.unit_id and c.now_id = c.unit_id
      )
      select c.unit_id from branch b join carried c on c.now_id = b.unit_id
      where exists (select 1 from unit_period p where p.unit_id = c.unit_id
        and p.valid_from <= last_on and coalesce(p.valid_to, 'infinity') >= first_on);
  end if;
end $$;
