-- What people want to be told by mail, and what was sent on a day: at most one letter a person and day, whichever server sends it
-- (decision 37).

create table mail_choice (
  login text primary key references account (login) on delete cascade,
  address text not null,
  kinds text[] not null,
  chosen_at timestamptz not null,
  constraint mail_choice_address check (length(address) between 3 and 254 and address ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
  constraint mail_choice_kinds check (kinds <@ array['OWN_CELLS', 'CELLS_BELOW'])
);
-- Who reads of an address in the log could write to it; that it was changed is all that the log is asked.
select audit_table('mail_choice', 'login', 'address', 'kinds');
comment on table mail_choice is 'What a person wants to be told by mail, and where';

create table mail_day (
  login text not null references account (login) on delete cascade,
  day date not null,
  state text not null,
  tries integer not null,
  failure text,
  at timestamptz not null,
  primary key (login, day),
  constraint mail_day_state_known check (state in ('SENDING', 'SENT', 'NOTHING', 'FAILED')),
  constraint mail_day_failed check ((state = 'FAILED') = (failure is not null))
);
comment on table mail_day is 'The letter of a person and day; a server takes it before it sends it';
