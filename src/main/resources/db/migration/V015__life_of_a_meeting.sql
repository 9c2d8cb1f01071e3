-- The whole life of a meeting: planned, held, recorded, confirmed; postponed or not held with a reason. What counts in
-- figures is one column, so that no statement needs to know the names of the states.

alter table meeting drop constraint meeting_status_known, drop constraint meeting_recorded_has_counts;
alter table meeting
  add column counted boolean not null generated always as (status in ('RECORDED', 'CONFIRMED')) stored,
  add column move_reason text,
  add column plan_line uuid,
  add constraint meeting_status_known
    check (status in ('PLANNED', 'HELD', 'RECORDED', 'CONFIRMED', 'POSTPONED', 'NOT_HELD')),
  add constraint meeting_recorded_has_counts check (case when status in ('RECORDED', 'CONFIRMED')
    then recorded_at is not null and recorded_by is not null and due_count > 0
     and present_count >= 0 and excused_count >= 0 and absent_count >= 0
     and due_count is not null and present_count is not null and excused_count is not null and absent_count is not null
     and due_count = present_count + excused_count + absent_count
    else recorded_at is null and recorded_by is null and due_count is null
     and present_count is null and excused_count is null and absent_count is null end),
  add constraint meeting_away_has_reason
    check (status not in ('POSTPONED', 'NOT_HELD') or btrim(coalesce(move_reason, '')) <> ''),
  add constraint meeting_move_reason_length check (length(move_reason) <= 1000);
comment on column meeting.counted is 'Whether the figures have it';
comment on column meeting.plan_line is 'The line of the annual plan that this meeting carries out; the same in all versions of the plan';
comment on column meeting.move_reason is 'Why the last move was made, where a move needs a reason';

-- A line of the plan is held once; a meeting that did not take place leaves it free again.
create unique index meeting_plan_line_once on meeting (plan_line)
  where plan_line is not null and status <> 'NOT_HELD';

-- The dated history, written by the table itself, so that a file cannot move a meeting without it.
create table meeting_move (
  id bigint generated always as identity primary key,
  meeting_id bigint not null references meeting on delete cascade,
  from_status text,
  to_status text not null,
  moved_at timestamptz not null,
  moved_by text not null,
  reason text
);
create index meeting_move_of on meeting_move (meeting_id, id);

-- The table of allowed moves has its last word here; MeetingStatus is the same table with reasons.
create function meeting_moved() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.status || '>' || new.status <> all (array[
      'PLANNED>HELD', 'PLANNED>RECORDED', 'PLANNED>POSTPONED', 'PLANNED>NOT_HELD',
      'HELD>PLANNED', 'HELD>RECORDED', 'RECORDED>HELD', 'RECORDED>CONFIRMED', 'CONFIRMED>RECORDED',
      'POSTPONED>PLANNED', 'POSTPONED>NOT_HELD', 'NOT_HELD>PLANNED']) then
    raise exception 'a meeting does not become % when it is %', new.status, old.status
      using errcode = 'check_violation', constraint = 'meeting_move_allowed';
  end if;
  insert into meeting_move (meeting_id, from_status, to_status, moved_at, moved_by, reason)
  values (new.id, case when tg_op = 'UPDATE' then old.status end, new.status, clock_timestamp(),
    coalesce(nullif(current_setting('nennep.login', true), ''), '-'), new.move_reason);
  return null;
end $$;
create trigger meeting_planned after insert on meeting for each row execute function meeting_moved();
create trigger meeting_moved after update of status on meeting for each row
  when (old.status is distinct from new.status) execute function meeting_moved();

alter table meeting_move enable row level security;
create policy meeting_move_in_scope on meeting_move
  using ((select scope_is_all('follow')) or exists (select 1 from meeting m where m.id = meeting_id));

-- What stood before this release: planned, and recorded when it was.
insert into meeting_move (meeting_id, from_status, to_status, moved_at, moved_by)
select id, null, 'PLANNED', coalesce(recorded_at, now()), coalesce(recorded_by, '-') from meeting
union all
select id, 'PLANNED', 'RECORDED', recorded_at, recorded_by from meeting where status = 'RECORDED'
order by 1, 3 desc;
