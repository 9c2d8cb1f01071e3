-- As the key task.
-- Source: decision 7; V017.
drop policy if exists key_task_progress_in_scope on key_task_progress;
create policy key_task_progress_in_scope on key_task_progress
  using ((select scope_is_all('follow')) or exists (select 1 from key_task k where k.id = key_task_id));
