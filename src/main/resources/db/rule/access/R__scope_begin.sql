-- Begins the scope of a transaction: who is at work, from where, and the units (as text, with commas between) in which
-- the person may follow, see, and read the log. It can be called once in a transaction; only at the sign-in, where
-- nobody is named yet, a name may follow, without units. Somebody who has a right under every root has it everywhere,
-- so that no tree need be walked then.
-- Source: decision 7; V012, V050.
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
