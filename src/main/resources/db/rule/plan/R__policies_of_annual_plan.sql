-- Who may follow a cell may see what it plans.
-- Source: decision 7; V017, V020.
drop policy if exists annual_plan_in_scope on annual_plan;
create policy annual_plan_in_scope on annual_plan
  using ((select scope_is_all('follow')) or is_allowed((select allowed_units('follow')), cell_id));

-- A list by the organisation of one day has the records of those too for whom the person's units carry on, as their
-- figures have (scope_carried).
drop policy if exists annual_plan_carried on annual_plan;
create policy annual_plan_carried on annual_plan for select
  using ((select scope_is_all('follow')) or cell_id in (select scope_carried()));
