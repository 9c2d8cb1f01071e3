-- What a cell means to do in a year: the annual plan in its versions, proposals of members, key tasks.

create sequence annual_plan_seq start with 50 increment by 50;
create sequence plan_line_seq start with 50 increment by 50;
create sequence topic_proposal_seq start with 50 increment by 50;
create sequence key_task_seq start with 50 increment by 50;
create sequence key_task_progress_seq start with 50 increment by 50;

create table annual_plan (
  id bigint primary key,
  ref uuid not null default gen_random_uuid(),
  cell_id bigint not null references unit,
  year integer not null,
  revision integer not null,
  status text not null,
  orientation text,
  guidance_id bigint references guidance,
  number text,
  issued_on date,
  reported_on date,
  adjust_reason text,
  move_reason text,
  version integer not null default 0,
  constraint annual_plan_ref_unique unique (ref),
  constraint annual_plan_revision_once unique (cell_id, year, revision),
  constraint annual_plan_year_range check (year between 1930 and 2200),
  constraint annual_plan_status_known
    check (status in ('DRAFT', 'ADOPTED', 'ISSUED', 'REPORTED', 'RETURNED', 'ACKNOWLEDGED', 'REPLACED')),
  constraint annual_plan_orientation_length check (length(orientation) <= 5000),
  constraint annual_plan_number_length check (length(number) between 1 and 60),
  constraint annual_plan_reason_length check (length(adjust_reason) <= 1000 and length(move_reason) <= 1000),
  constraint annual_plan_reported_has_day
    check (status not in ('REPORTED', 'RETURNED', 'ACKNOWLEDGED') or reported_on is not null),
  constraint annual_plan_returned_has_reason
    check (status <> 'RETURNED' or btrim(coalesce(move_reason, '')) <> ''),
  constraint annual_plan_adjustment_has_reason
    check (revision = 1 or btrim(coalesce(adjust_reason, '')) <> ''),
  constraint annual_plan_issued_has_number
    check (status in ('DRAFT', 'ADOPTED') or (number is not null and issued_on is not null))
);
comment on table annual_plan is 'One row for each version of a cell''s plan of a year; an adjustment is a new revision';
comment on column annual_plan.adjust_reason is 'Why this revision was made; null for the first';
comment on column annual_plan.move_reason is 'Why the last move was made, where a move needs a reason';
-- One version is being written, one is in force.
create unique index annual_plan_one_in_force on annual_plan (cell_id, year)
  where status in ('ISSUED', 'REPORTED', 'RETURNED', 'ACKNOWLEDGED');
create unique index annual_plan_one_being_written on annual_plan (cell_id, year) where status in ('DRAFT', 'ADOPTED');

create table annual_plan_move (
  id bigint generated always as identity primary key,
  plan_id bigint not null references annual_plan on delete cascade,
  from_status text,
  to_status text not null,
  moved_at timestamptz not null,
  moved_by text not null,
  reason text
);
create index annual_plan_move_of on annual_plan_move (plan_id, id);

create table plan_line (
  id bigint primary key,
  plan_id bigint not null references annual_plan on delete cascade,
  line uuid not null,
  month integer not null,
  position integer not null,
  topic text not null,
  topic_group text not null references topic_group,
  chair_id bigint references member,
  note text,
  version integer not null default 0,
  constraint plan_line_once unique (plan_id, line),
  constraint plan_line_month_range check (month between 1 and 12),
  constraint plan_line_topic_length check (length(topic) between 1 and 500),
  constraint plan_line_note_length check (length(note) <= 500)
);
comment on column plan_line.line is 'The same in all versions of the plan; meeting.plan_line names it';
create table plan_line_group (
  plan_line_id bigint not null references plan_line on delete cascade,
  topic_group text not null references topic_group,
  primary key (plan_line_id, topic_group)
);
create table plan_line_form (
  plan_line_id bigint not null references plan_line on delete cascade,
  form text not null references presentation_form,
  primary key (plan_line_id, form)
);
create table plan_line_presenter (
  plan_line_id bigint not null references plan_line on delete cascade,
  member_id bigint not null references member,
  position integer not null,
  primary key (plan_line_id, member_id)
);

create table topic_proposal (
  id bigint primary key,
  ref uuid not null default gen_random_uuid(),
  cell_id bigint not null references unit,
  member_id bigint not null references member,
  year integer not null,
  title text not null,
  reason text not null,
  topic_group text not null references topic_group,
  status text not null,
  proposed_at timestamptz not null,
  decided_at timestamptz,
  decided_by text,
  decision_reason text,
  plan_line uuid,
  version integer not null default 0,
  constraint topic_proposal_ref_unique unique (ref),
  constraint topic_proposal_status_known check (status in ('PROPOSED', 'CHOSEN', 'DECLINED', 'WITHDRAWN')),
  constraint topic_proposal_title_length check (length(title) between 1 and 500),
  constraint topic_proposal_reason_length check (length(reason) between 1 and 2000),
  constraint topic_proposal_decline_has_reason
    check (status <> 'DECLINED' or btrim(coalesce(decision_reason, '')) <> ''),
  constraint topic_proposal_chosen_has_line check ((status = 'CHOSEN') = (plan_line is not null))
);
create index topic_proposal_of_cell on topic_proposal (cell_id, year);

create table key_task (
  id bigint primary key,
  ref uuid not null default gen_random_uuid(),
  cell_id bigint not null references unit,
  year integer not null,
  number integer not null,
  task text not null,
  target text,
  person_id bigint references member,
  due_on date,
  status text not null,
  self_rating text,
  self_note text,
  superior_rating text,
  superior_note text,
  move_reason text,
  version integer not null default 0,
  constraint key_task_ref_unique unique (ref),
  constraint key_task_number_once unique (cell_id, year, number) deferrable initially immediate,
  constraint key_task_status_known
    check (status in ('DRAFT', 'SENT', 'RETURNED', 'CONFIRMED', 'IN_PROGRESS', 'SELF_RATED', 'RATED')),
  constraint key_task_rating_known check (self_rating in ('EXCEEDED', 'DONE', 'PARTLY', 'NOT_DONE')
    and superior_rating in ('EXCEEDED', 'DONE', 'PARTLY', 'NOT_DONE')),
  constraint key_task_task_length check (length(task) between 1 and 1000),
  constraint key_task_target_length check (length(target) <= 1000),
  constraint key_task_note_length
    check (length(self_note) <= 1000 and length(superior_note) <= 1000 and length(move_reason) <= 1000),
  constraint key_task_returned_has_reason
    check (status <> 'RETURNED' or btrim(coalesce(move_reason, '')) <> ''),
  constraint key_task_sent_is_complete
    check (status = 'DRAFT' or (btrim(coalesce(target, '')) <> '' and person_id is not null and due_on is not null)),
  constraint key_task_self_rated check (status not in ('SELF_RATED', 'RATED') or self_rating is not null),
  constraint key_task_rated check ((status = 'RATED') = (superior_rating is not null))
);
create table key_task_move (
  id bigint generated always as identity primary key,
  key_task_id bigint not null references key_task on delete cascade,
  from_status text,
  to_status text not null,
  moved_at timestamptz not null,
  moved_by text not null,
  reason text
);
create index key_task_move_of on key_task_move (key_task_id, id);
create table key_task_progress (
  id bigint primary key,
  ref uuid not null unique,
  key_task_id bigint not null references key_task on delete cascade,
  noted_on date not null,
  note text not null,
  noted_at timestamptz not null,
  noted_by text not null,
  constraint key_task_progress_note_length check (length(note) between 1 and 2000)
);
create index key_task_progress_of on key_task_progress (key_task_id, noted_on);
create table key_task_meeting (
  key_task_id bigint not null references key_task on delete cascade,
  meeting_id bigint not null references meeting on delete cascade,
  primary key (key_task_id, meeting_id)
);
create index key_task_meeting_by_meeting on key_task_meeting (meeting_id);

-- The dated histories, written by the tables themselves. The tables of allowed moves have their last word here;
-- AnnualPlanStatus and KeyTaskStatus are the same tables with reasons.
create function annual_plan_moved() returns trigger language plpgsql as $$
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
    coalesce(nullif(current_setting('nennep.login', true), ''), '-'),
    case when tg_op = 'INSERT' then new.adjust_reason else new.move_reason end);
  return null;
end $$;
create trigger annual_plan_begun after insert on annual_plan for each row execute function annual_plan_moved();
create trigger annual_plan_moved after update of status on annual_plan for each row
  when (old.status is distinct from new.status) execute function annual_plan_moved();

create function key_task_moved() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.status || '>' || new.status <> all (array[
      'DRAFT>SENT', 'SENT>DRAFT', 'SENT>RETURNED', 'SENT>CONFIRMED', 'RETURNED>SENT', 'CONFIRMED>IN_PROGRESS',
      'IN_PROGRESS>SELF_RATED', 'SELF_RATED>IN_PROGRESS', 'SELF_RATED>RATED', 'RATED>SELF_RATED']) then
    raise exception 'a key task does not become % when it is %', new.status, old.status
      using errcode = 'check_violation', constraint = 'key_task_move_allowed';
  end if;
  insert into key_task_move (key_task_id, from_status, to_status, moved_at, moved_by, reason)
  values (new.id, case when tg_op = 'UPDATE' then old.status end, new.status, clock_timestamp(),
    coalesce(nullif(current_setting('nennep.login', true), ''), '-'), new.move_reason);
  return null;
end $$;
create trigger key_task_begun after insert on key_task for each row execute function key_task_moved();
create trigger key_task_moved after update of status on key_task for each row
  when (old.status is distinct from new.status) execute function key_task_moved();

-- The lists that a province extends: an entry that is withdrawn stays readable where it was used.
alter table topic_group add column withdrawn_on date, add column version integer not null default 0,
  add constraint topic_group_name_length check (length(name_vi) between 1 and 100 and length(name_en) between 1 and 100);
alter table presentation_form add column withdrawn_on date, add column version integer not null default 0,
  add constraint presentation_form_name_length
    check (length(name_vi) between 1 and 100 and length(name_en) between 1 and 100);

-- By which day a committee wants the plans of its branch; the nearest committee's day holds.
create table plan_due (
  unit_id bigint not null references unit,
  year integer not null,
  due_on date not null,
  primary key (unit_id, year)
);

-- The lines of the version in force; a plan that is only being written counts nowhere.
create view plan_line_in_force as
  select p.cell_id, p.year, p.id as plan_id, l.id as plan_line_id, l.line, l.month, l.position, l.topic, l.topic_group
  from annual_plan p join plan_line l on l.plan_id = p.id
  where p.status in ('ISSUED', 'REPORTED', 'RETURNED', 'ACKNOWLEDGED');

select audit_table('annual_plan', 'ref');
select audit_table('topic_proposal', 'ref');
select audit_table('key_task', 'ref');
select audit_table('plan_due', 'year');

-- What belongs to a plan or a task belongs to its cell.
create function audit_plan_line() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  entry jsonb := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
  was jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) - 'version' end;
  became jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) - 'version' end;
begin
  if was is distinct from became then
    perform audit_write(tg_op, tg_table_name, entry ->> 'line',
      (select cell_id from annual_plan where id = (entry ->> 'plan_id')::bigint), was, became);
  end if;
  return null;
end $$;
create trigger plan_line_audited after insert or update or delete on plan_line
  for each row execute function audit_plan_line();

create function audit_plan_line_parts() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform audit_write(tg_op, tg_table_name, l.line::text, p.cell_id,
    case when tg_op = 'DELETE' then x.parts end, case when tg_op <> 'DELETE' then x.parts end)
  from (
    select (part ->> 'plan_line_id')::bigint as plan_line_id,
      jsonb_agg(part - 'plan_line_id' order by part::text) as parts
    from (select to_jsonb(c) as part from changed c) c
    group by 1) x
  join plan_line l on l.id = x.plan_line_id
  join annual_plan p on p.id = l.plan_id;
  return null;
end $$;
create trigger plan_line_group_added after insert on plan_line_group
  referencing new table as changed for each statement execute function audit_plan_line_parts();
create trigger plan_line_group_removed after delete on plan_line_group
  referencing old table as changed for each statement execute function audit_plan_line_parts();
create trigger plan_line_form_added after insert on plan_line_form
  referencing new table as changed for each statement execute function audit_plan_line_parts();
create trigger plan_line_form_removed after delete on plan_line_form
  referencing old table as changed for each statement execute function audit_plan_line_parts();
create trigger plan_line_presenter_added after insert on plan_line_presenter
  referencing new table as changed for each statement execute function audit_plan_line_parts();
create trigger plan_line_presenter_changed after update on plan_line_presenter
  referencing new table as changed for each statement execute function audit_plan_line_parts();
create trigger plan_line_presenter_removed after delete on plan_line_presenter
  referencing old table as changed for each statement execute function audit_plan_line_parts();

create function audit_key_task_part() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  entry jsonb := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
begin
  perform audit_write(tg_op, tg_table_name, k.ref::text, k.cell_id,
    case when tg_op <> 'INSERT' then to_jsonb(old) end, case when tg_op <> 'DELETE' then to_jsonb(new) end)
  from key_task k where k.id = (entry ->> 'key_task_id')::bigint;
  return null;
end $$;
create trigger key_task_progress_audited after insert or update or delete on key_task_progress
  for each row execute function audit_key_task_part();
create trigger key_task_meeting_audited after insert or update or delete on key_task_meeting
  for each row execute function audit_key_task_part();

-- The second wall: who may follow a cell may see what it plans. Key tasks and proposals likewise.
alter table annual_plan enable row level security;
create policy annual_plan_in_scope on annual_plan
  using ((select scope_is_all('follow')) or cell_id in (select scope_units('follow')));
alter table annual_plan_move enable row level security;
create policy annual_plan_move_in_scope on annual_plan_move
  using ((select scope_is_all('follow')) or exists (select 1 from annual_plan p where p.id = plan_id));
alter table plan_line enable row level security;
create policy plan_line_in_scope on plan_line
  using ((select scope_is_all('follow')) or exists (select 1 from annual_plan p where p.id = plan_id));
alter table plan_line_group enable row level security;
create policy plan_line_group_in_scope on plan_line_group
  using ((select scope_is_all('follow')) or exists (select 1 from plan_line l where l.id = plan_line_id));
alter table plan_line_form enable row level security;
create policy plan_line_form_in_scope on plan_line_form
  using ((select scope_is_all('follow')) or exists (select 1 from plan_line l where l.id = plan_line_id));
alter table plan_line_presenter enable row level security;
create policy plan_line_presenter_in_scope on plan_line_presenter
  using ((select scope_is_all('follow')) or exists (select 1 from plan_line l where l.id = plan_line_id));
alter table topic_proposal enable row level security;
create policy topic_proposal_in_scope on topic_proposal
  using ((select scope_is_all('follow')) or cell_id in (select scope_units('follow')) or member_id = (select scope_member()));
alter table key_task enable row level security;
create policy key_task_in_scope on key_task
  using ((select scope_is_all('follow')) or cell_id in (select scope_units('follow')));
alter table key_task_move enable row level security;
create policy key_task_move_in_scope on key_task_move
  using ((select scope_is_all('follow')) or exists (select 1 from key_task k where k.id = key_task_id));
alter table key_task_progress enable row level security;
create policy key_task_progress_in_scope on key_task_progress
  using ((select scope_is_all('follow')) or exists (select 1 from key_task k where k.id = key_task_id));
alter table key_task_meeting enable row level security;
create policy key_task_meeting_in_scope on key_task_meeting
  using ((select scope_is_all('follow')) or exists (select 1 from key_task k where k.id = key_task_id));
create index plan_line_presenter_of on plan_line_presenter (member_id);
create index plan_line_chaired_by on plan_line (chair_id);
create index topic_proposal_by on topic_proposal (member_id);
create index key_task_of_person on key_task (person_id);
-- Which day holds is no secret: plan_due is without a wall.
alter view plan_line_in_force set (security_invoker = true);
