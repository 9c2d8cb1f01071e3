-- The dated history of a meeting, written by its table, so that a file cannot move a meeting without it. The table of
-- allowed moves has its last word here; MeetingStatus is the same table with reasons. What an event of units called off
-- comes back as it was when the event is undone.
-- Source: V015, V023, V053.
create or replace function meeting_moved() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and old.status || '>' || new.status <> all (array[
      'PLANNED>HELD', 'PLANNED>RECORDED', 'PLANNED>POSTPONED', 'PLANNED>NOT_HELD',
      'HELD>PLANNED', 'HELD>RECORDED', 'RECORDED>HELD', 'RECORDED>CONFIRMED', 'CONFIRMED>RECORDED',
      'POSTPONED>PLANNED', 'POSTPONED>NOT_HELD', 'NOT_HELD>PLANNED', 'NOT_HELD>POSTPONED']) then
    raise exception 'a meeting does not become % when it is %', new.status, old.status
      using errcode = 'check_violation', constraint = 'meeting_move_allowed';
  end if;
  insert into meeting_move (meeting_id, from_status, to_status, moved_at, moved_by, reason)
  values (new.id, case when tg_op = 'UPDATE' then old.status end, new.status, clock_timestamp(),
    scope_login(), new.move_reason);
  return null;
end $$;
