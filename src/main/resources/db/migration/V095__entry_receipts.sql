-- What somebody sent under a key of their own choice, so that the same once more, after an answer was lost, writes nothing more
-- (decision 39).
create table entry_receipt (
  login text not null references account (login) on delete cascade,
  key uuid not null,
  number bigint generated always as identity,
  request_hash text not null,
  answer text,
  received_at timestamptz not null,
  primary key (login, key),
  constraint entry_receipt_hash check (length(request_hash) = 64),
  constraint entry_receipt_answer check (length(answer) <= 10000)
);
create index entry_receipt_by_age on entry_receipt (received_at);
comment on table entry_receipt is 'What was sent once and answered; kept for seven days';
comment on column entry_receipt.answer is 'What was answered, as JSON; null only inside the transaction that writes';
alter table entry_receipt enable row level security;
