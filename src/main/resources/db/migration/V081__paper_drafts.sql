-- What people write by hand into a paper before it is issued (decision 35).

create table paper_draft (
  unit_id bigint not null references unit,
  kind text not null,
  about text not null,
  part text not null,
  text text not null,
  figures jsonb not null,
  saved_at timestamptz not null,
  saved_by text not null,
  version integer not null default 0,
  constraint paper_draft_pkey primary key (unit_id, kind, about, part),
  constraint paper_draft_length check (length(text) <= 20000)
);
comment on table paper_draft is 'A part of a paper as somebody wrote it, in the place of the one that the program would write';
comment on column paper_draft.figures is 'The figures that the text names, as they were when it was saved, by field';

alter table paper_draft enable row level security;
select audit_table('paper_draft', 'part');
