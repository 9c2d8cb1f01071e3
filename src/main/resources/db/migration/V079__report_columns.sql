-- The columns that a person chose for the report (decision 34). What is remembered of a person is theirs alone; it says nothing of
-- a unit.

create table report_columns (
  login text primary key references account (login) on delete cascade,
  columns text[] not null,
  chosen_at timestamptz not null,
  constraint report_columns_some check (cardinality(columns) between 1 and 100)
);
comment on table report_columns is 'The columns of the report that a person chose: names of figures and of dimensions, in their order';
