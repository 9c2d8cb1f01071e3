-- The dated history of a meeting, written by its table, so that a file cannot move a meeting without it. The table of
-- allowed moves has its last word here; MeetingStatus is the same table with reasons. What an event of units called off
-- comes back as it was when the event is undone.
-- Once a statement, so that a file of a year's meetings asks only once who is at work. The triggers are made here in place
-- of those of each row, which V015 made. Joined by a hash, as in audit_row.
-- Source: decision 30; V015, V023, V053.
create or replace function meeting_moved() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
  set enable_hashjoin = on set enable_nestloop = off as $$
declare
  refused record;
begin
  if tg_op = 'INSERT' then
    insert into meeting_move (meeting_id, from_status, to_status, moved_at, moved_by, reason)
    select c.id, null, c.status, clock_timestamp(), (select scope_login()), c.move_reason
    from changed c;
    return null;
  end if;
  select f.status as was, c.status as became into refused
  from former f join changed c on c.id = f.id
  where c.status <> f.status and f.status || '>' || c.status <> all (array[
      'PLANNED>HELD', 'PLANNED>RECORDED', 'PLANNED>POSTPONED', 'PLANNED>NOT_HELD',
      'HELD>PLANNED', 'HELD>RECORDED', 'RECORDED>HELD', 'RECORDED>CONFIRMED', 'CONFIRMED>RECORDED',
      'POSTPONED>PLANNED', 'POSTPONED>NOT_HELD', 'NOT_HELD>PLANNED', 'NOT_HELD>POSTPONED'])
  limit 1;
  if found then
    raise exception 'a meeting does not become % when it is %', refused.became, refused.was
      using errcode = 'check_violation', constraint = 'meeting_move_allowed';
  end if;
  insert into meeting_move (meeting_id, from_status, to_status, moved_at, moved_by, reason)
  select c.id, f.status, c.status, clock_timestamp(), (select scope_login()), c.move_reason
  from former f join changed c on c.id = f.id
  where c.status <> f.status;
  return null;
end $$;

create or replace trigger meeting_planned after insert on meeting referencing new table as changed
  for each statement execute function meeting_moved();
create or replace trigger meeting_moved after update on meeting referencing old table as former new table as changed
  for each statement execute function meeting_moved();
