-- Preparing a meeting, and its record in the order in which it runs.

create sequence contribution_seq start with 50 increment by 50;
create sequence meeting_vote_seq start with 50 increment by 50;
create sequence assigned_task_seq start with 50 increment by 50;

alter table meeting
  add column place text,
  add column mode text not null default 'IN_PERSON',
  add column minutes_secretary_id bigint references member,
  add column guests text,
  add column superior_present text,
  add column opening text,
  add column presentation text,
  add column conclusion text,
  add column guidance_id bigint references guidance,
  add column contribution_count integer not null default 0,
  add column speaker_count integer not null default 0,
  add column open_count integer not null default 0,
  add constraint meeting_mode_known check (mode in ('IN_PERSON', 'ONLINE', 'MIXED')),
  add constraint meeting_place_length check (length(place) <= 200),
  add constraint meeting_guests_length check (length(guests) <= 1000),
  add constraint meeting_superior_present_length check (length(superior_present) <= 200),
  add constraint meeting_opening_length check (length(opening) <= 10000),
  add constraint meeting_presentation_length check (length(presentation) <= 20000),
  add constraint meeting_conclusion_length check (length(conclusion) <= 20000);
comment on column meeting.opening is 'Why the meeting is held, its agenda';
comment on column meeting.presentation is 'What the presenters said, in short';
comment on column meeting.superior_present is 'Name and position of the superior committee''s member who was there';
comment on column meeting.speaker_count is 'Members who spoke: contributors and presenters, each once';
comment on column meeting.open_count is 'Contributions without a reply and without "no reply needed"';

create table meeting_preparation (
  meeting_id bigint primary key references meeting on delete cascade,
  assigned_on date,
  drafted_on date,
  approved_on date,
  approved_by text,
  sent_on date,
  notified_on date,
  superior_notified_on date,
  committee_met_on date,
  posted_on date,
  final_posted_on date,
  version integer not null default 0,
  constraint meeting_preparation_order
    check (drafted_on >= assigned_on and approved_on >= drafted_on and sent_on >= approved_on),
  constraint meeting_preparation_approval check ((approved_on is null) = (approved_by is null)),
  constraint meeting_preparation_approver_known check (approved_by in ('SECRETARY', 'COMMITTEE'))
);
comment on table meeting_preparation is
  'The dated steps of the preparation: assigned, drafted, approved, sent; notice to members and to the superior; the cell committee''s own meeting; documents on the members'' app before and after';

create table meeting_material (
  meeting_id bigint not null references meeting on delete cascade,
  material_id bigint not null references material,
  purpose text not null,
  position integer not null,
  primary key (meeting_id, material_id),
  constraint meeting_material_purpose_known check (purpose in ('PRESENTATION', 'DRAFT', 'FINAL', 'OTHER'))
);

create table contribution (
  id bigint primary key,
  ref uuid not null,
  meeting_id bigint not null references meeting on delete cascade,
  position integer not null,
  member_id bigint not null references member,
  kind text not null,
  text text not null,
  reply_kind text,
  reply text,
  replied_by_id bigint references member,
  no_reply_needed boolean not null default false,
  version integer not null default 0,
  constraint contribution_ref_unique unique (ref),
  constraint contribution_kind_known check (kind in ('ADDITION', 'COMMENT', 'CRITIQUE', 'QUESTION')),
  constraint contribution_reply_kind_known check (reply_kind in ('ACCEPTED', 'SUPPLEMENTED', 'EXPLAINED', 'RESERVED')),
  constraint contribution_text_length check (length(text) between 1 and 10000),
  constraint contribution_reply_length check (length(reply) <= 10000),
  constraint contribution_reply_has_kind check (reply_kind is not null or (reply is null and replied_by_id is null)),
  constraint contribution_answered_or_not_needed check (not (no_reply_needed and reply_kind is not null))
);
create index contribution_of_meeting on contribution (meeting_id, position);

create table meeting_vote (
  id bigint primary key,
  ref uuid not null,
  meeting_id bigint not null references meeting on delete cascade,
  position integer not null,
  subject text not null,
  threshold text not null,
  base integer not null,
  agree integer not null,
  disagree integer not null,
  other integer not null,
  version integer not null default 0,
  constraint meeting_vote_ref_unique unique (ref),
  constraint meeting_vote_subject_length check (length(subject) between 1 and 500),
  constraint meeting_vote_threshold_known check (threshold in ('HALF', 'TWO_THIRDS')),
  constraint meeting_vote_counts check (base > 0 and agree >= 0 and disagree >= 0 and other >= 0
    and agree + disagree + other <= base)
);
comment on column meeting_vote.base is
  'Who had a vote: official members of the cell less those elsewhere and exempt members who were away; not the base of the attendance';
create index meeting_vote_of_meeting on meeting_vote (meeting_id, position);

create table assigned_task (
  id bigint primary key,
  ref uuid not null,
  meeting_id bigint not null references meeting on delete cascade,
  cell_id bigint not null references unit,
  position integer not null,
  task text not null,
  person_id bigint not null references member,
  due_on date,
  done_on date,
  done_in_id bigint references meeting on delete set null,
  result text,
  version integer not null default 0,
  constraint assigned_task_ref_unique unique (ref),
  constraint assigned_task_task_length check (length(task) between 1 and 1000),
  constraint assigned_task_result_length check (length(result) <= 1000)
);
comment on column assigned_task.done_in_id is 'The meeting at which it was found done';
create index assigned_task_open on assigned_task (cell_id) where done_on is null;
create index assigned_task_of_meeting on assigned_task (meeting_id, position);

-- What a confirmed record said, kept when it is corrected.
create table record_version (
  meeting_id bigint not null references meeting on delete cascade,
  number integer not null,
  confirmed_at timestamptz not null,
  confirmed_by text not null,
  correction_reason text,
  content jsonb not null,
  primary key (meeting_id, number)
);
comment on column record_version.correction_reason is 'Why this version was made; null for the first';

-- What somebody typed and has not saved yet; gone when it is saved.
create table record_draft (
  meeting_id bigint not null references meeting on delete cascade,
  login text not null,
  saved_at timestamptz not null,
  based_on integer not null,
  content jsonb not null,
  primary key (meeting_id, login),
  constraint record_draft_size check (length(content::text) <= 400000)
);
comment on column record_draft.based_on is 'The version of the meeting that the page was opened with';

-- The unit of an entry: what belongs to a meeting belongs to its cell.
create or replace function audit_unit(a_table text, entry jsonb) returns bigint
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return case a_table
    when 'unit' then (entry ->> 'id')::bigint
    when 'member' then (select cell_id from membership where member_id = (entry ->> 'id')::bigint
      order by category = 'TEMPORARY_IN', valid_from desc limit 1)
    when 'account' then (select unit_id from role_grant where account_id = (entry ->> 'id')::bigint
      order by valid_from desc, id desc limit 1)
    else coalesce((entry ->> 'cell_id')::bigint, (entry ->> 'unit_id')::bigint,
      (select cell_id from meeting where id = (entry ->> 'meeting_id')::bigint),
      (select cell_id from membership where member_id = (entry ->> 'member_id')::bigint
        order by category = 'TEMPORARY_IN', valid_from desc limit 1))
  end;
end $$;

select audit_table('meeting_preparation', 'meeting_id');
select audit_table('meeting_material', 'meeting_id');
select audit_table('contribution', 'ref');
select audit_table('meeting_vote', 'ref');
select audit_table('assigned_task', 'ref');

-- The second wall. What was said is behind "see"; who reads it is for the application to ask (READ_TEXTS).
alter table meeting_preparation enable row level security;
create policy meeting_preparation_in_scope on meeting_preparation
  using ((select scope_is_all('follow')) or exists (select 1 from meeting m where m.id = meeting_id));
alter table meeting_material enable row level security;
create policy meeting_material_in_scope on meeting_material
  using ((select scope_is_all('follow')) or exists (select 1 from meeting m where m.id = meeting_id));
alter table contribution enable row level security;
create policy contribution_in_scope on contribution
  using ((select scope_is_all('see'))
    or exists (select 1 from meeting m where m.id = meeting_id and m.cell_id in (select scope_units('see'))));
alter table meeting_vote enable row level security;
create policy meeting_vote_in_scope on meeting_vote
  using ((select scope_is_all('see'))
    or exists (select 1 from meeting m where m.id = meeting_id and m.cell_id in (select scope_units('see'))));
alter table assigned_task enable row level security;
create policy assigned_task_in_scope on assigned_task
  using ((select scope_is_all('see')) or cell_id in (select scope_units('see'))
    or person_id = (select scope_member()));
alter table record_version enable row level security;
create policy record_version_in_scope on record_version
  using ((select scope_is_all('see'))
    or exists (select 1 from meeting m where m.id = meeting_id and m.cell_id in (select scope_units('see'))));
alter table record_draft enable row level security;
create policy record_draft_own on record_draft
  using (login = (select current_setting('nennep.login', true)));
