-- What a cell means to do in a year: the annual plan in its versions, proposals of members, key tasks.

create sequence annual_plan_seq start with 50 increment by 50;
create sequence plan_line_seq start with 50 increment by 50;
create sequence topic_proposal_seq start with 50 increment by 50;
create sequence key_task_seq start with 50 increment by 50;

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
  version integer not null default 0,
  constraint annual_plan_ref_unique unique (ref),
  constraint annual_plan_revision_once unique (cell_id, year, revision),
  constraint annual_plan_year_range check (year between 1930 and 2200),
  constraint annual_plan_status_known
    check (status in ('DRAFT', 'ADOPTED', 'ISSUED', 'REPORTED', 'RETURNED', 'ACKNOWLEDGED', 'REPLACED')),
  constraint annual_plan_orientation_length check (length(orientation) <= 5000),
  constraint annual_plan_number_length check (length(number) between 1 and 60),
  constraint annual_plan_issued_has_number
    check (status in ('DRAFT', 'ADOPTED') or (number is not null and issued_on is not null))
);
comment on table annual_plan is 'One row for each version of a cell''s plan of a year; an adjustment is a new revision';
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
  version integer not null default 0,
  constraint key_task_ref_unique unique (ref),
  constraint key_task_number_once unique (cell_id, year, number) deferrable initially immediate,
  constraint key_task_status_known
    check (status in ('DRAFT', 'SENT', 'RETURNED', 'CONFIRMED', 'IN_PROGRESS', 'SELF_RATED', 'RATED')),
  constraint key_task_rating_known check (self_rating in ('EXCEEDED', 'DONE', 'PARTLY', 'NOT_DONE')
    and superior_rating in ('EXCEEDED', 'DONE', 'PARTLY', 'NOT_DONE')),
  constraint key_task_task_length check (length(task) between 1 and 1000),
  constraint key_task_target_length check (length(target) <= 1000),
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
  id bigint generated always as identity primary key,
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

-- The plan of the version in force, or of the one being written while there is none.
create view plan_line_in_force as
  select p.cell_id, p.year, p.id as plan_id, l.id as plan_line_id, l.line, l.month, l.position, l.topic, l.topic_group
  from annual_plan p join plan_line l on l.plan_id = p.id
  where p.status in ('ISSUED', 'REPORTED', 'RETURNED', 'ACKNOWLEDGED');

select audit_table('annual_plan', 'ref');
select audit_table('topic_proposal', 'ref');
select audit_table('key_task', 'ref');

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
alter view plan_line_in_force set (security_invoker = true);
