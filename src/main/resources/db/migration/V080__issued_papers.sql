-- Papers as they were issued, and the numbers that they were given (decision 35).

create sequence issued_paper_seq;

-- Terms that are known; others follow from the settings.
create table paper_term (
  unit_id bigint not null references unit,
  valid_from date not null,
  valid_to date not null,
  constraint paper_term_pkey primary key (unit_id, valid_from),
  constraint paper_term_order check (valid_to > valid_from),
  constraint paper_term_once_a_day exclude using gist (unit_id with =, daterange(valid_from, valid_to, '[]') with &&)
);
comment on table paper_term is 'A term of a unit, from and to inclusive: numbers of papers begin anew with it';

-- The row is locked by whoever takes a number until the paper is kept, so that none is left out and none is given twice.
create table paper_number (
  unit_id bigint not null references unit,
  type text not null,
  term_from date not null,
  last integer not null,
  constraint paper_number_pkey primary key (unit_id, type, term_from),
  constraint paper_number_range check (last >= 1)
);
comment on table paper_number is 'The last number that a unit gave to a type of document in a term';

create table issued_paper (
  id bigint primary key,
  ref uuid not null,
  unit_id bigint not null references unit,
  kind text not null,
  about text not null,
  title text not null,
  type text,
  term_from date,
  number integer,
  number_text text,
  issued_on date not null,
  issued_at timestamptz not null,
  issued_by text not null,
  replaces_id bigint references issued_paper,
  figures jsonb not null,
  constraint issued_paper_ref_unique unique (ref),
  constraint issued_paper_number_once unique (unit_id, type, term_from, number),
  constraint issued_paper_numbered check (
    (type is null) = (term_from is null) and (type is null) = (number is null) and (number >= 1)
    and (number is null or number_text is not null)),
  constraint issued_paper_replaced_once unique (replaces_id)
);
create index issued_paper_about on issued_paper (unit_id, kind, about, id);
comment on table issued_paper is 'A paper as it was issued; issuing it again is another row that names the one before';
comment on column issued_paper.about is 'A period, as 2021 or 2021-Q1, or the code of a meeting';
comment on column issued_paper.number is 'Given by paper_number; null for a paper without one, and for a plan, which has its own';
comment on column issued_paper.figures is 'The figures that it cites as they were shown, by field';

create table issued_paper_file (
  paper_id bigint not null references issued_paper,
  format text not null,
  sha256 text not null,
  content bytea not null,
  constraint issued_paper_file_pkey primary key (paper_id, format),
  constraint issued_paper_file_format_known check (format in ('DOCX', 'PDF')),
  constraint issued_paper_file_sha256_shape check (sha256 ~ '^[0-9a-f]{64}$')
);
-- A packed file is not packed again.
alter table issued_paper_file alter column content set storage external;
comment on table issued_paper_file is 'The bytes that were sent';

alter table paper_term enable row level security;
alter table paper_number enable row level security;
alter table issued_paper enable row level security;
alter table issued_paper_file enable row level security;

select audit_table('paper_term', 'valid_from');
select audit_table('issued_paper', 'number_text');
