-- What became of units: dated events with predecessors and successors. Rows of unit_period say how a unit stood;
-- an event says why, on whose decision, and who carries on for whom.

create sequence unit_event_seq start with 50 increment by 50;

create table unit_event (
  id bigint primary key,
  ref uuid not null,
  kind text not null,
  effective_on date not null,
  document_number text,
  document_on date,
  note text,
  entered_at timestamptz not null,
  entered_by text not null,
  undone_at timestamptz,
  undone_by text,
  version integer not null default 0,
  constraint unit_event_ref_unique unique (ref),
  constraint unit_event_kind_known
    check (kind in ('FOUNDED', 'RENAMED', 'RECODED', 'MOVED', 'MERGED', 'SPLIT', 'DISSOLVED')),
  constraint unit_event_undone check ((undone_at is null) = (undone_by is null))
);

-- Who carries on for whom. Of several successors one is the heir: the figures of the time before are shown with it
-- when somebody asks for history as the tree is now.
create table unit_succession (
  event_id bigint not null references unit_event,
  predecessor_id bigint not null references unit,
  successor_id bigint not null references unit,
  heir boolean not null,
  primary key (event_id, predecessor_id, successor_id),
  constraint unit_succession_not_own check (predecessor_id <> successor_id)
);
create unique index unit_succession_one_heir on unit_succession (event_id, predecessor_id) where heir;
create index unit_succession_of on unit_succession (predecessor_id);

-- The official code is a thing of its time as well; unit.code is the one of the latest period, for looking up.
alter table unit_period add column code text;
update unit_period p set code = u.code from unit u where u.id = p.unit_id;
alter table unit_period alter column code set not null;
alter table unit_period add constraint unit_period_code_shape check (code ~ '^[^\s|/]{1,64}$');
alter table unit_period add constraint unit_period_code_one_holder
  exclude using gist (code with =, daterange(valid_from, valid_to, '[]') with &&);
create index unit_period_code on unit_period (code);

-- The unit that has a code now, or else the one that had it last.
create function unit_of_code(a_code text)
  returns bigint language sql stable as $$
  select coalesce(
    (select id from unit where code = a_code),
    (select unit_id from unit_period where code = a_code order by valid_from desc limit 1))
$$;

alter table unit_event add constraint unit_event_document_number_length check (length(document_number) <= 100);
alter table unit_event add constraint unit_event_note_length check (length(note) <= 1000);

-- Each row as it was before an event and as the event left it: undoing puts the one in the place of the other, and
-- only where the other is still there. A row without "before" was made by the event. The units are not referenced,
-- since one that was founded goes when the event is undone.
create table unit_event_change (
  event_id bigint not null references unit_event,
  relation text not null,
  row_id bigint not null,
  unit_id bigint not null,
  before jsonb,
  after jsonb,
  primary key (event_id, relation, row_id),
  constraint unit_event_change_relation_known check (relation in ('unit', 'unit_period', 'membership'))
);
create index unit_event_change_unit on unit_event_change (unit_id);
comment on column unit_event_change.unit_id is 'The unit of the row, for a membership its cell when it was written';

-- What became of a membership is seen by who sees the membership; of units everybody may know.
alter table unit_event_change enable row level security;
create policy unit_event_change_in_scope on unit_event_change
  using (relation <> 'membership' or exists (select 1 from membership m where m.id = row_id))
  with check (true);

select audit_table('unit_event', 'ref');
select audit_table('unit_succession', 'event_id');
