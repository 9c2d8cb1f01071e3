-- As the plan.
-- Source: decision 7; V017.
drop policy if exists plan_line_in_scope on plan_line;
create policy plan_line_in_scope on plan_line
  using ((select scope_is_all('follow')) or exists (select 1 from annual_plan p where p.id = plan_id));
