-- On which days the months of reports close, and by when a period is reported (decision 34). Each decision is a row and stays;
-- of those of one year the last one holds, until the next year with one. A year without any has calendar months.

create table period_rule (
  id bigint generated always as identity primary key,
  from_year integer not null,
  month_closes_on integer not null,
  month_due_days integer not null,
  quarter_due_days integer not null,
  half_due_days integer not null,
  nine_months_due_days integer not null,
  year_due_days integer not null,
  reason text not null,
  decided_at timestamptz not null,
  decided_by text not null,
  constraint period_rule_from_year check (from_year between 1930 and 9999),
  constraint period_rule_close check (month_closes_on between 15 and 31),
  constraint period_rule_due_days check (least(month_due_days, quarter_due_days, half_due_days, nine_months_due_days,
      year_due_days) >= 0
    and greatest(month_due_days, quarter_due_days, half_due_days, nine_months_due_days, year_due_days) <= 90),
  constraint period_rule_reason check (btrim(reason) <> '' and length(reason) <= 500)
);
create index period_rule_from on period_rule (from_year, id);
comment on table period_rule is 'Decisions on which days months of reports close, and by when a period is reported';
comment on column period_rule.from_year is 'The first year that it holds for';
comment on column period_rule.month_closes_on is
  'The last day of a month; 31 is the end of the calendar month. December closes on 31 December, whatever it says';
comment on column period_rule.month_due_days is 'Days after its end within which a month is reported; likewise the other periods';

select audit_table('period_rule', 'id');
