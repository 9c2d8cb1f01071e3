-- As the plan.
-- Source: decision 7; V017.
drop policy if exists annual_plan_move_in_scope on annual_plan_move;
create policy annual_plan_move_in_scope on annual_plan_move
  using ((select scope_is_all('follow')) or exists (select 1 from annual_plan p where p.id = plan_id));
