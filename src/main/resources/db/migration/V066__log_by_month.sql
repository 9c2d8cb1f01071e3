-- The log lies by month, in a schema of its own of which the application's role knows nothing (decision 30): a month is
-- vacuumed, kept and, when its time has come, detached by itself. What was written before stays in one partition, up to
-- the end of this month; months to come are made by the rule audit_months_ahead, and what has none lies with the rest.

create schema by_month;
comment on schema by_month is 'The months of the log';

-- A link refers to its entry by number and moment. That each has one is proved by verify-audit, which finds links without
-- entries and entries without links: a reference would keep a month from being detached.
alter table audit_unlinked add column written_from timestamptz;
alter table audit_link drop constraint audit_link_entry_id_fkey;
alter table audit_link add column written_at timestamptz;
alter table audit_link disable trigger audit_link_kept;
update audit_link l set written_at = e.written_at from audit_entry e where e.id = l.entry_id;
alter table audit_link enable trigger audit_link_kept;
comment on column audit_link.written_at is 'That of the entry, so that it is looked up in its month alone; not covered by the hash';

create table audit_detached (
  partition text primary key,
  positions int8multirange not null,
  entry_count bigint not null,
  last_position bigint,
  last_hash bytea,
  detached_at timestamptz not null default now()
);
comment on table audit_detached is 'Months of the log that were detached: where their entries stand in the chain';
create trigger audit_detached_kept before update or truncate on audit_detached execute function audit_refuse();

do $$
declare
  covered text := pg_get_functiondef('audit_text(audit_entry)'::regprocedure);
  chained text;
begin
  drop function audit_text(audit_entry);
  for chained in select tgname from pg_trigger where tgrelid = 'audit_entry'::regclass and not tgisinternal
      and tgname in ('audit_entry_chained', 'audit_entry_unlinked') loop
    execute format('drop trigger %I on audit_entry', chained);
  end loop;
  drop policy if exists audit_entry_in_scope on audit_entry;
  alter table audit_entry set schema by_month;
  alter table by_month.audit_entry rename to audit_entry_before;
  alter table by_month.audit_entry_before drop constraint audit_entry_pkey;

  create table audit_entry (like by_month.audit_entry_before including comments including constraints including defaults)
    partition by range (written_at);
  comment on table audit_entry is 'Who (login) did when, from where (origin) what to which subject; kept for good, by month';
  alter table audit_entry add primary key (id, written_at);
  create index audit_entry_of_unit_by_month on audit_entry (unit_id, id);
  create index audit_entry_of_subject_by_month on audit_entry (subject, subject_key);
  execute format('alter table audit_entry attach partition by_month.audit_entry_before for values from (minvalue) to (%L)',
    (date_trunc('month', now() at time zone 'Asia/Ho_Chi_Minh') + interval '1 month') at time zone 'Asia/Ho_Chi_Minh');
  create table by_month.audit_entry_rest partition of audit_entry default;
  alter table audit_entry enable row level security;
  create trigger audit_entry_kept before update or delete or truncate on audit_entry execute function audit_refuse();
  create trigger audit_entry_kept before update or delete or truncate on by_month.audit_entry_rest
    execute function audit_refuse();
  if to_regproc('linked_at_commit') is null then
    create constraint trigger audit_entry_chained after insert on audit_entry
      deferrable initially deferred for each row execute function audit_chain();
  else
    create trigger audit_entry_unlinked after insert on audit_entry referencing new table as fresh
      for each statement execute function linked_at_commit();
  end if;
  execute covered;
end $$;
