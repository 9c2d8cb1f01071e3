-- Who is at work and whose units are seen is said by scope_begin alone. Anybody can make a setting; so scope_begin seals
-- what it was told for this one transaction, with a key that the application's role cannot read, and every policy,
-- trigger and function asks scope_setting, which believes nothing without the seal. A statement that somebody gets into
-- a transaction of the application can then neither see more nor write under another name.

create table scope_key (
  id boolean primary key default true,
  secret bytea not null,
  constraint scope_key_one check (id),
  constraint scope_key_length check (length(secret) >= 32)
);
comment on table scope_key is 'Seals the settings of a transaction; made here, read by functions of the owner alone';
insert into scope_key (secret)
values (sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())));
-- No policy: nobody but the owner sees it, whatever is granted.
alter table scope_key enable row level security;

-- Good for this transaction of this connection only. An array as text: two different lists never have one text.
create function scope_seal() returns text
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  key bytea := (select secret from scope_key);
begin
  return encode(sha256(key || sha256(key || convert_to(array[
    pg_backend_pid()::text, extract(epoch from transaction_timestamp())::text,
    current_setting('nennep.login', true), current_setting('nennep.origin', true),
    current_setting('nennep.member', true), current_setting('nennep.follow', true),
    current_setting('nennep.see', true), current_setting('nennep.log', true)]::text, 'UTF8'))), 'hex');
end $$;
revoke all on function scope_seal() from public;

-- What scope_begin said: login, origin, member, follow, see or log; null when nothing was said, or not by it.
create function scope_setting(a_name text) returns text
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  seal text := nullif(current_setting('nennep.seal', true), '');
begin
  if seal is null or seal <> scope_seal() then
    return null;
  end if;
  return nullif(current_setting('nennep.' || a_name, true), '');
end $$;

-- The login that a line of a history or of the log bears: "-" when nobody is named. A name made by hand is refused
-- rather than left out, so that no change goes through without its right name.
create function scope_login() returns text
  language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
declare
  login text := scope_setting('login');
begin
  if login is null and concat(current_setting('nennep.login', true), current_setting('nennep.seal', true)) <> '' then
    raise exception 'who is at work is said by scope_begin alone' using errcode = 'insufficient_privilege';
  end if;
  return coalesce(login, '-');
end $$;

-- Once in a transaction; only who is nobody yet, at the sign-in, may get a name, and no units with it.
create or replace function scope_begin(a_login text, an_origin text, follow text, see text, log text)
  returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  before text := scope_setting('login');
begin
  if before <> '-' or before = '-' and concat(follow, see, log) <> '' then
    raise exception 'the scope of this transaction has begun' using errcode = 'insufficient_privilege';
  end if;
  perform set_config('nennep.login', a_login, true), set_config('nennep.origin', an_origin, true),
    set_config('nennep.member', coalesce((select member_id::text from account where login = a_login), ''), true),
    set_config('nennep.follow', scope_widened(follow), true),
    set_config('nennep.see', case when see = follow then current_setting('nennep.follow') else scope_widened(see) end, true),
    set_config('nennep.log', case when log = follow then current_setting('nennep.follow') else scope_widened(log) end, true);
  perform set_config('nennep.seal', scope_seal(), true);
end $$;

create or replace function scope_roots(a_right text) returns bigint[]
  language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
begin
  return coalesce(string_to_array(scope_setting(a_right), ',')::bigint[], array[]::bigint[]);
end $$;

create or replace function scope_member() returns bigint
  language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
begin
  return scope_setting('member')::bigint;
end $$;

create or replace function scope_own_meetings() returns setof bigint
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select meeting_id from roll_call_entry where member_id = (select scope_member())
$$;

alter policy record_draft_own on record_draft using (login = (select scope_setting('login')));

-- The log and the histories of moves take the name from there.
do $$
declare
  f record;
begin
  for f in
    select p.oid, pg_get_functiondef(p.oid) as made from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.proname not in ('scope_begin', 'scope_seal', 'scope_setting', 'scope_login')
      and p.prosrc ~ 'nennep\.(login|origin)'
  loop
    execute replace(replace(f.made,
      'coalesce(nullif(current_setting(''nennep.login'', true), ''''), ''-'')', 'scope_login()'),
      'coalesce(nullif(current_setting(''nennep.origin'', true), ''''), ''-'')', 'coalesce(scope_setting(''origin''), ''-'')');
  end loop;
end $$;

-- All rows of a person: only what the caller sees. Removing asks it in a transaction that sees everything.
alter function member_rows(bigint) security invoker;
