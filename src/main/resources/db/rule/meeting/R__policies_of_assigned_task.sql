-- Tasks are behind "see"; a person's own tasks are seen by that person.
-- Source: decision 7; V018.
drop policy if exists assigned_task_in_scope on assigned_task;
create policy assigned_task_in_scope on assigned_task
  using ((select scope_is_all('see')) or is_allowed((select allowed_units('see')), cell_id)
    or person_id = (select scope_member()));
