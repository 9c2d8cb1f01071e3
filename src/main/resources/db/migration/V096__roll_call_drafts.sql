-- What somebody marked on a roll call and has not saved yet, as the record has it (V018); and on what sort of device it was typed
-- (decision 39).
create table roll_call_draft (
  meeting_id bigint not null references meeting on delete cascade,
  login text not null,
  saved_at timestamptz not null,
  based_on integer not null,
  device text not null,
  content jsonb not null,
  primary key (meeting_id, login),
  constraint roll_call_draft_device_known check (device in ('ANDROID', 'IOS', 'WINDOWS', 'MAC', 'LINUX', 'OTHER')),
  constraint roll_call_draft_size check (length(content::text) <= 400000)
);
comment on table roll_call_draft is 'What was marked and not saved; an empty one stays of what was saved, so that an older one comes too late';
comment on column roll_call_draft.based_on is 'The version of the meeting that the page was opened with';
alter table roll_call_draft enable row level security;

alter table record_draft add column device text not null default 'OTHER';
alter table record_draft
  add constraint record_draft_device_known check (device in ('ANDROID', 'IOS', 'WINDOWS', 'MAC', 'LINUX', 'OTHER'));
alter table record_draft alter column device drop default;
