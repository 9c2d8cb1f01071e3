-- As the line of the plan.
-- Source: decision 7; V017.
drop policy if exists plan_line_presenter_in_scope on plan_line_presenter;
create policy plan_line_presenter_in_scope on plan_line_presenter
  using ((select scope_is_all('follow')) or exists (select 1 from plan_line l where l.id = plan_line_id));
