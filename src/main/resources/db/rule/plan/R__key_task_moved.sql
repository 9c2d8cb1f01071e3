-- The dated history of a key task, written by its table. The table of allowed moves has its last word here; KeyTaskStatus
-- is the same table with reasons.
-- Source: V017, V053.
create or replace function key_task_moved() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and old.status || '>' || new.status <> all (array[
      'DRAFT>SENT', 'SENT>DRAFT', 'SENT>RETURNED', 'SENT>CONFIRMED', 'RETURNED>SENT', 'CONFIRMED>IN_PROGRESS',
      'IN_PROGRESS>SELF_RATED', 'SELF_RATED>IN_PROGRESS', 'SELF_RATED>RATED', 'RATED>SELF_RATED']) then
    raise exception 'a key task does not become % when it is %', new.status, old.status
      using errcode = 'check_violation', constraint = 'key_task_move_allowed';
  end if;
  insert into key_task_move (key_task_id, from_status, to_status, moved_at, moved_by, reason)
  values (new.id, case when tg_op = 'UPDATE' then old.status end, new.status, clock_timestamp(),
    scope_login(), new.move_reason);
  return null;
end $$;
