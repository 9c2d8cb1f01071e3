-- As the line of the plan.
-- Source: decision 7; V017.
drop policy if exists plan_line_form_in_scope on plan_line_form;
create policy plan_line_form_in_scope on plan_line_form
  using ((select scope_is_all('follow')) or exists (select 1 from plan_line l where l.id = plan_line_id));
