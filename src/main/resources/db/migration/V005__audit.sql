-- The log of who did what. Entries are written by triggers and by audit_note() in the transaction of what they tell
-- of; the application's role can neither write them by itself nor change or delete them. When the transaction commits,
-- each entry becomes a link of one chain: its hash covers the hash of the link before. Who is at work is told by the
-- settings nennep.login and nennep.origin, which the application makes at the start of each transaction.

create sequence audit_entry_seq;

create table audit_entry (
  id bigint primary key default nextval('audit_entry_seq'),
  written_at timestamptz not null default clock_timestamp(),
  login text not null,
  origin text not null,
  action text not null,
  subject text not null,
  subject_key text,
  unit_id bigint,
  before jsonb,
  after jsonb,
  constraint audit_entry_action_known check (action in
    ('INSERT', 'UPDATE', 'DELETE', 'READ', 'EXPORT', 'IMPORT', 'REFUSED', 'SIGN_IN', 'SIGN_IN_FAILED', 'SIGN_OUT'))
);
comment on table audit_entry is 'Who (login) did when, from where (origin) what to which subject; kept for good';
create index audit_entry_of_unit on audit_entry (unit_id, id);
create index audit_entry_of_subject on audit_entry (subject, subject_key);

create table audit_link (
  position bigint primary key,
  entry_id bigint not null unique references audit_entry,
  hash bytea not null,
  constraint audit_link_hash_length check (length(hash) = 32)
);
comment on table audit_link is 'The chain: position without gaps, hash = sha256(hash of the link before + text of the entry)';

-- What the hash covers, as one text: the same whatever the session's time zone and language are. The lengths keep two
-- different entries from having one text.
create function audit_text(e audit_entry) returns text language sql stable as $$
  select string_agg(case when field is null then '-' else length(field) || ':' || field end, ',' order by n)
  from unnest(array[e.id::text,
    to_char(e.written_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
    e.login, e.origin, e.action, e.subject, e.subject_key, e.unit_id::text, e.before::text, e.after::text])
    with ordinality as f(field, n)
$$;

-- At commit, one transaction after the other: the lock is taken when everything else is done, so that a long import
-- keeps nobody waiting while it works, and nobody can wait in a circle.
create function audit_chain() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  last_position bigint;
  last_hash bytea;
begin
  perform pg_advisory_xact_lock(4707216190463);
  select position, hash into last_position, last_hash from audit_link order by position desc limit 1;
  insert into audit_link (position, entry_id, hash)
  values (coalesce(last_position, 0) + 1, new.id,
    sha256(coalesce(last_hash, ''::bytea) || convert_to(audit_text(new), 'UTF8')));
  return null;
end $$;
create constraint trigger audit_entry_chained after insert on audit_entry
  deferrable initially deferred for each row execute function audit_chain();

-- Nobody changes the log by a slip of the hand, the owner neither.
create function audit_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'the log is only added to';
end $$;
create trigger audit_entry_kept before update or delete or truncate on audit_entry
  execute function audit_refuse();
create trigger audit_link_kept before update or delete or truncate on audit_link
  execute function audit_refuse();

create function audit_write(an_action text, a_subject text, a_key text, a_unit bigint, was jsonb, became jsonb)
  returns void language sql security definer set search_path = public, pg_temp as $$
  insert into audit_entry (login, origin, action, subject, subject_key, unit_id, before, after)
  values (coalesce(nullif(current_setting('nennep.login', true), ''), '-'),
    coalesce(nullif(current_setting('nennep.origin', true), ''), '-'),
    an_action, a_subject, a_key, a_unit, was, became)
$$;
revoke all on function audit_write(text, text, text, bigint, jsonb, jsonb) from public;

-- What no row tells: a reading, an export, a refusal, a sign-in. Changes cannot be made up this way.
create function audit_note(an_action text, a_subject text, a_key text, a_unit bigint, details jsonb)
  returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if an_action in ('INSERT', 'UPDATE', 'DELETE') then
    raise exception 'a change is told by its row';
  end if;
  perform audit_write(an_action, a_subject, a_key, a_unit, null, details);
end $$;

-- The unit that an entry belongs to, for those who read the log of their own unit.
create function audit_unit(a_table text, entry jsonb) returns bigint
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return case a_table
    when 'unit' then (entry ->> 'id')::bigint
    when 'meeting_form' then (select cell_id from meeting where id = (entry ->> 'meeting_id')::bigint)
    when 'meeting_presenter' then (select cell_id from meeting where id = (entry ->> 'meeting_id')::bigint)
    when 'member' then (select cell_id from membership where member_id = (entry ->> 'id')::bigint
      order by category = 'TEMPORARY_IN', valid_from desc limit 1)
    when 'account' then (select unit_id from role_grant where account_id = (entry ->> 'id')::bigint
      order by valid_from desc, id desc limit 1)
    else coalesce((entry ->> 'cell_id')::bigint, (entry ->> 'unit_id')::bigint,
      (select cell_id from membership where member_id = (entry ->> 'member_id')::bigint
        order by category = 'TEMPORARY_IN', valid_from desc limit 1))
  end;
end $$;

-- For each row of a table. Arguments: the column that names the row to people, then columns that are not written down.
create function audit_row() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  was jsonb;
  became jsonb;
  hidden text[] := coalesce(tg_argv[1:], array[]::text[]) || array['version'];
  entry jsonb;
begin
  if tg_op <> 'INSERT' then
    was := to_jsonb(old) - hidden;
  end if;
  if tg_op <> 'DELETE' then
    became := to_jsonb(new) - hidden;
  end if;
  entry := coalesce(became, was);
  if tg_op = 'UPDATE' then
    if was = became and to_jsonb(old) - 'version' = to_jsonb(new) - 'version' then
      return null;
    end if;
  end if;
  perform audit_write(tg_op, tg_table_name, entry ->> tg_argv[0], audit_unit(tg_table_name, entry), was, became);
  return null;
end $$;

-- Puts a table under the log; a later migration does so for its own tables.
create function audit_table(a_table text, a_key text, variadic hidden text[] default array[]::text[])
  returns void language plpgsql as $$
begin
  execute format('create trigger %I after insert or update or delete on %I for each row execute function audit_row(%s)',
    a_table || '_audited', a_table,
    (select string_agg(quote_literal(argument), ', ') from unnest(array[a_key] || hidden) argument));
end $$;
revoke all on function audit_table(text, text, text[]) from public;

select audit_table('unit', 'code');
select audit_table('unit_period', 'unit_id');
select audit_table('member', 'code', 'search_name');
select audit_table('membership', 'member_id');
select audit_table('member_leave', 'member_id');
select audit_table('account', 'login', 'password_hash');
select audit_table('role_grant', 'account_id');
select audit_table('reporting_year', 'year');
select audit_table('meeting', 'code');
select audit_table('topic_group', 'code');
select audit_table('presentation_form', 'code');

-- Lists of a meeting and roll calls come by the million: one entry a meeting and statement, not one a row.
create function audit_lines() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform audit_write(tg_op, tg_table_name, m.code, m.cell_id,
    case when tg_op = 'DELETE' then l.lines end, case when tg_op <> 'DELETE' then l.lines end)
  from (
    select (line ->> 'meeting_id')::bigint as meeting_id, jsonb_agg(line - 'meeting_id' order by line::text) as lines
    from (select to_jsonb(c) as line from changed c) c
    group by 1) l
  join meeting m on m.id = l.meeting_id;
  return null;
end $$;

create function audit_roll_call() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform audit_write(tg_op, tg_table_name, m.code, m.cell_id,
    case when tg_op = 'DELETE' then l.lines end, case when tg_op <> 'DELETE' then l.lines end)
  from (
    select c.meeting_id,
      jsonb_object_agg(p.code, c.category || c.mark || coalesce(' ' || c.reason, '')) as lines
    from changed c join member p on p.id = c.member_id
    group by c.meeting_id) l
  join meeting m on m.id = l.meeting_id;
  return null;
end $$;

create trigger meeting_form_added after insert on meeting_form
  referencing new table as changed for each statement execute function audit_lines();
create trigger meeting_form_removed after delete on meeting_form
  referencing old table as changed for each statement execute function audit_lines();
create trigger meeting_presenter_added after insert on meeting_presenter
  referencing new table as changed for each statement execute function audit_lines();
create trigger meeting_presenter_removed after delete on meeting_presenter
  referencing old table as changed for each statement execute function audit_lines();
create trigger roll_call_added after insert on roll_call_entry
  referencing new table as changed for each statement execute function audit_roll_call();
create trigger meeting_presenter_changed after update on meeting_presenter
  referencing new table as changed for each statement execute function audit_lines();

create function audit_roll_call_change() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform audit_write(tg_op, tg_table_name, m.code, m.cell_id, o.lines, n.lines)
  from (
    select c.meeting_id,
      jsonb_object_agg(p.code, c.category || c.mark || coalesce(' ' || c.reason, '')) as lines
    from changed c join member p on p.id = c.member_id
    group by c.meeting_id) n
  join (
    select c.meeting_id,
      jsonb_object_agg(p.code, c.category || c.mark || coalesce(' ' || c.reason, '')) as lines
    from former c join member p on p.id = c.member_id
    group by c.meeting_id) o on o.meeting_id = n.meeting_id
  join meeting m on m.id = n.meeting_id;
  return null;
end $$;
create trigger roll_call_changed after update on roll_call_entry
  referencing old table as former new table as changed for each statement execute function audit_roll_call_change();
create trigger roll_call_removed after delete on roll_call_entry
  referencing old table as changed for each statement execute function audit_roll_call();
