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
