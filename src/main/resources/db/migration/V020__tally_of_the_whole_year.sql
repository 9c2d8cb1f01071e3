-- The figures of the whole year: what was said, how good it was, the plan and the key tasks. Years that were published
-- before have nothing of it until they are counted again.

alter table unit_total
  add column contributions integer not null default 0,
  add column contributions_open integer not null default 0,
  add column speakers integer not null default 0,
  add column planned_lines integer not null default 0,
  add column kept_lines integer not null default 0,
  add column plans_reported integer not null default 0,
  add column key_tasks integer not null default 0,
  add column key_tasks_done integer not null default 0,
  add constraint unit_total_open_of_contributions check (contributions_open <= contributions),
  add constraint unit_total_kept_of_planned check (kept_lines <= planned_lines),
  add constraint unit_total_done_of_key_tasks check (key_tasks_done <= key_tasks);
alter table unit_total
  alter column contributions drop default,
  alter column contributions_open drop default,
  alter column speakers drop default,
  alter column planned_lines drop default,
  alter column kept_lines drop default,
  alter column plans_reported drop default,
  alter column key_tasks drop default,
  alter column key_tasks_done drop default;
comment on column unit_total.speakers is 'Members who spoke, summed over the sessions';
comment on column unit_total.kept_lines is 'Planned lines with a thematic session of the year';
comment on column unit_total.plans_reported is 'Plans in force that were reported to the superior';

-- GRADE: sessions of all kinds by their grade, NONE without one, so that they add up to all sessions. YEAR_GRADE: cells
-- by the grade of their year, in the column of the sessions; only what was given.
alter table unit_total_part drop constraint unit_total_part_dimension_known;
alter table unit_total_part add constraint unit_total_part_dimension_known
  check (dimension in ('MONTH', 'TOPIC_GROUP', 'FORM', 'GRADE', 'YEAR_GRADE'));

-- The cells whose plan, key tasks and grade of a year are in a unit's figures: those that stood in its branch on their
-- last day in the year, or those that the branch of one day's tree carries on for.
--
-- an_under: only while the unit stands directly under that one; null for all the year. a_now: the day of the tree; null
-- for the tree of the year.
create function cells_counted(a_unit bigint, an_under bigint, a_year integer, a_now date) returns setof bigint
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

-- A list by the organisation of one day has the records of those too for whom the person's units carry on, as their
-- figures have (V012, scope_carried).
create policy annual_plan_carried on annual_plan for select using (cell_id in (select scope_carried()));
create policy key_task_carried on key_task for select using (cell_id in (select scope_carried()));
create policy year_grade_carried on year_grade for select using (cell_id in (select scope_carried()));
create policy meeting_score_carried on meeting_score for select
  using (exists (select 1 from meeting m where m.id = meeting_id and m.cell_id in (select scope_carried())));
