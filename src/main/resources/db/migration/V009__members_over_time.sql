-- Members over time: transfers from cell to cell with their document, and positions held in a unit. Dates are
-- inclusive on both ends; nothing is deleted when a person goes.

create sequence member_transfer_seq start with 50 increment by 50;
create sequence member_position_seq start with 50 increment by 50;

create table member_transfer (
  id bigint primary key,
  ref uuid not null,
  member_id bigint not null references member,
  from_cell_id bigint not null references unit,
  to_cell_id bigint not null references unit,
  kind text not null,
  document_number text not null,
  document_on date not null,
  first_day date not null,
  last_day date,
  status text not null,
  sent_at timestamptz not null,
  sent_by text not null,
  received_on date,
  settled_at timestamptz,
  settled_by text,
  reason text,
  version integer not null default 0,
  constraint member_transfer_ref_unique unique (ref),
  constraint member_transfer_kind_known check (kind in ('OFFICIAL', 'TEMPORARY')),
  constraint member_transfer_status_known check (status in ('SENT', 'RECEIVED', 'RETURNED', 'WITHDRAWN')),
  constraint member_transfer_elsewhere check (from_cell_id <> to_cell_id),
  constraint member_transfer_document_given check (btrim(document_number) <> '' and length(document_number) <= 60),
  constraint member_transfer_last_day check ((last_day is not null) = (kind = 'TEMPORARY')),
  constraint member_transfer_order check (last_day >= first_day and last_day >= received_on),
  constraint member_transfer_received check ((received_on is not null) = (status = 'RECEIVED')),
  constraint member_transfer_received_late check (received_on >= first_day),
  constraint member_transfer_settled check ((settled_at is null) = (status = 'SENT')
    and (settled_by is null) = (status = 'SENT')),
  constraint member_transfer_reason check ((reason is not null) = (status = 'RETURNED')
    and (reason is null or (btrim(reason) <> '' and length(reason) <= 500)))
);
comment on table member_transfer is
  'A member on the way from one cell to another (chuyển sinh hoạt đảng); until it is received nothing else changes';
comment on column member_transfer.first_day is 'First day in the new cell as the letter says';
comment on column member_transfer.received_on is 'First day in the new cell as it was received; the one that counts';
create unique index member_transfer_one_open on member_transfer (member_id) where status = 'SENT';
create index member_transfer_of on member_transfer (member_id);
create index member_transfer_from on member_transfer (from_cell_id);
create index member_transfer_to on member_transfer (to_cell_id);

-- A list that a province extends: rows, not constants.
create table position_kind (
  code text primary key,
  name_vi text not null,
  name_en text not null,
  position integer not null,
  constraint position_kind_code_shape check (code ~ '^[A-Z0-9_]{1,40}$')
);
insert into position_kind (code, name_vi, name_en, position) values
  ('SECRETARY', 'Bí thư', 'Secretary', 10),
  ('DEPUTY', 'Phó bí thư', 'Deputy secretary', 20),
  ('COMMITTEE_MEMBER', 'Chi ủy viên', 'Committee member', 30);

create table member_position (
  id bigint primary key,
  ref uuid not null,
  member_id bigint not null references member,
  unit_id bigint not null references unit,
  kind text not null references position_kind,
  valid_from date not null,
  valid_to date,
  decision_number text,
  version integer not null default 0,
  constraint member_position_ref_unique unique (ref),
  constraint member_position_order check (valid_to >= valid_from),
  constraint member_position_decision check (btrim(decision_number) <> '' and length(decision_number) <= 60),
  constraint member_position_once_a_day
    exclude using gist (member_id with =, unit_id with =, kind with =, daterange(valid_from, valid_to, '[]') with &&),
  -- A unit has one secretary on a day.
  constraint member_position_one_secretary
    exclude using gist (unit_id with =, daterange(valid_from, valid_to, '[]') with &&) where (kind = 'SECRETARY')
);
create index member_position_member on member_position (member_id);
create index member_position_unit on member_position (unit_id);

select audit_table('member_transfer', 'document_number');
select audit_table('position_kind', 'code');
select audit_table('member_position', 'member_id');
