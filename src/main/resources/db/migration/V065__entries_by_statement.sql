-- The log is written once a statement, not once a row (rules audit_row, audit_table), and becomes part of its chain once a
-- transaction (rule audit_chain).

-- What was written and is no link yet: filled and emptied within each transaction, so nobody ever sees a row of another.
-- It need not survive a crash, since what was not committed does not.
create unlogged table audit_unlinked (
  entry_ids bigint[] not null
);
comment on table audit_unlinked is 'Entries of this transaction that become links of the chain when it commits';

-- Which columns the tables count by themselves is said by an argument, since a trigger of a statement sees no single row.
drop trigger meeting_audited on meeting;
drop trigger meeting_change_audited on meeting;
select audit_table('meeting', 'code', '~contribution_count', '~open_count', '~speaker_count');
