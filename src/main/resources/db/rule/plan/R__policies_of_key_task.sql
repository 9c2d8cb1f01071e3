-- Who may follow a cell may see its key tasks.
-- Source: decision 7; V017, V020.
drop policy if exists key_task_in_scope on key_task;
create policy key_task_in_scope on key_task
  using ((select scope_is_all('follow')) or is_allowed((select allowed_units('follow')), cell_id));

drop policy if exists key_task_carried on key_task;
create policy key_task_carried on key_task for select
  using ((select scope_is_all('follow')) or cell_id in (select scope_carried()));
