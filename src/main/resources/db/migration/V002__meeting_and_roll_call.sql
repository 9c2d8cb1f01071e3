-- Meetings of a cell and who came. The counts live with the meeting (written with the roll call, compared with
-- it every night); the roll call keeps the roster of its day whatever becomes of the memberships later.

create sequence meeting_seq start with 50 increment by 50;

create table reporting_year (
  year integer primary key,
  locked_at timestamptz,
  locked_by text,
  version integer not null default 0,
  constraint reporting_year_range check (year between 1930 and 2200),
  constraint reporting_year_lock check ((locked_at is null) = (locked_by is null))
);
comment on table reporting_year is 'A year that was ever locked or unlocked; a year without a row is open';

-- Lists that a province extends: rows, not constants.
create table topic_group (
  code text primary key,
  name_vi text not null,
  name_en text not null,
  position integer not null,
  constraint topic_group_code_shape check (code ~ '^[A-Z0-9_]{1,40}$')
);
insert into topic_group (code, name_vi, name_en, position) values
  ('PROFESSIONAL', 'Chuyên môn, nghiệp vụ', 'Professional work', 10),
  ('HO_CHI_MINH', 'Học tập và làm theo Bác', 'Studying and following Hồ Chí Minh', 20),
  ('IDEOLOGY', 'Bảo vệ nền tảng tư tưởng', 'Protecting the ideological foundation', 30),
  ('RESOLUTION', 'Thực hiện nghị quyết', 'Carrying out resolutions', 40),
  ('OTHER', 'Nội dung khác', 'Other', 90);

create table presentation_form (
  code text primary key,
  name_vi text not null,
  name_en text not null,
  position integer not null,
  constraint presentation_form_code_shape check (code ~ '^[A-Z0-9_]{1,40}$')
);
insert into presentation_form (code, name_vi, name_en, position) values
  ('REPORT', 'Báo cáo', 'Report', 10),
  ('TALK', 'Thuyết trình', 'Talk', 20),
  ('STORY', 'Kể chuyện', 'Storytelling', 30),
  ('SLIDES', 'Trình chiếu PowerPoint', 'PowerPoint slides', 40);

create table meeting (
  id bigint primary key,
  ref uuid not null default gen_random_uuid(),
  code text not null,
  cell_id bigint not null references unit,
  kind text not null,
  number integer not null,
  held_on date not null,
  year integer not null generated always as (extract(year from held_on)::integer) stored,
  month integer not null generated always as (extract(month from held_on)::integer) stored,
  starts_at time,
  ends_at time,
  topic text,
  topic_group text references topic_group,
  chair_id bigint references member,
  status text not null,
  due_count integer,
  present_count integer,
  excused_count integer,
  absent_count integer,
  recorded_at timestamptz,
  recorded_by text,
  version integer not null default 0,
  constraint meeting_code_unique unique (code),
  constraint meeting_ref_unique unique (ref),
  -- Looked at when a statement ends, so that a file can let two meetings change their numbers.
  constraint meeting_number_unique unique (cell_id, kind, year, number) deferrable initially immediate,
  constraint meeting_code_shape check (code ~ '^[^\s|/]{1,64}$'),
  constraint meeting_kind_known check (kind in ('REGULAR', 'THEMATIC')),
  constraint meeting_number_range check (number between 1 and 99),
  constraint meeting_times_order check (ends_at > starts_at),
  constraint meeting_topic_length check (length(topic) <= 500),
  constraint meeting_thematic_has_topic
    check (kind <> 'THEMATIC' or (btrim(topic) <> '' and topic is not null and topic_group is not null)),
  constraint meeting_status_known check (status in ('PLANNED', 'RECORDED')),
  constraint meeting_recorded_has_counts check (case when status = 'RECORDED'
    then recorded_at is not null and recorded_by is not null and due_count > 0
     and present_count >= 0 and excused_count >= 0 and absent_count >= 0
     and due_count is not null and present_count is not null and excused_count is not null and absent_count is not null
     and due_count = present_count + excused_count + absent_count
    else recorded_at is null and recorded_by is null and due_count is null
     and present_count is null and excused_count is null and absent_count is null end)
);
create index meeting_of_cell on meeting (cell_id, held_on);
create index meeting_of_year on meeting (year);

create table meeting_form (
  meeting_id bigint not null references meeting on delete cascade,
  form text not null references presentation_form,
  primary key (meeting_id, form)
);

create table meeting_presenter (
  meeting_id bigint not null references meeting on delete cascade,
  member_id bigint not null references member,
  position integer not null,
  primary key (meeting_id, member_id)
);

-- One row per person of the roster of the day. The letters keep a million rows a year narrow:
-- category O official, P probationary, T temporary in, X exempt and came (shown, never counted);
-- mark P present, E excused, A absent, N not recorded yet (blocks recording the meeting).
create table roll_call_entry (
  meeting_id bigint not null references meeting on delete cascade,
  member_id bigint not null references member,
  category char(1) not null,
  mark char(1) not null,
  reason text,
  primary key (meeting_id, member_id),
  constraint roll_call_entry_category_known check (category in ('O', 'P', 'T', 'X')),
  constraint roll_call_entry_mark_known check (mark in ('P', 'E', 'A', 'N')),
  constraint roll_call_entry_exempt_came check (category <> 'X' or mark = 'P'),
  constraint roll_call_entry_reason check (reason is null or (mark in ('E', 'A') and length(reason) <= 500))
);
