-- The dated history of a plan, written by its table. The table of allowed moves has its last word here; AnnualPlanStatus
-- is the same table with reasons.
-- Source: V017, V053.
create or replace function annual_plan_moved() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and old.status || '>' || new.status <> all (array[
      'DRAFT>ADOPTED', 'ADOPTED>DRAFT', 'ADOPTED>ISSUED', 'ISSUED>REPORTED', 'ISSUED>REPLACED',
      'REPORTED>RETURNED', 'REPORTED>ACKNOWLEDGED', 'REPORTED>REPLACED', 'RETURNED>REPORTED', 'RETURNED>REPLACED',
      'ACKNOWLEDGED>REPLACED']) then
    raise exception 'a plan does not become % when it is %', new.status, old.status
      using errcode = 'check_violation', constraint = 'annual_plan_move_allowed';
  end if;
  insert into annual_plan_move (plan_id, from_status, to_status, moved_at, moved_by, reason)
  values (new.id, case when tg_op = 'UPDATE' then old.status end, new.status, clock_timestamp(),
    scope_login(),
    case when tg_op = 'INSERT' then new.adjust_reason else new.move_reason end);
  return null;
end $$;
