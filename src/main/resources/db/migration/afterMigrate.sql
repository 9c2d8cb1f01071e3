-- What the application's role may do, given anew after each migration, so that a new table cannot be forgotten.
-- The role owns nothing: row-level security holds for it, and what is only added to stays as it was written.

grant usage on schema public to "${application}";
grant select, insert, update, delete on all tables in schema public to "${application}";
grant usage, select on all sequences in schema public to "${application}";
revoke all on flyway_schema_history from "${application}";

-- The log is added to by triggers and audit_note() alone.
revoke insert, update, delete on audit_entry, audit_link from "${application}";
do $$
begin
  -- A schema that is migrated in steps may not have it yet.
  if to_regclass('public.audit_unlinked') is not null then
    revoke all on audit_unlinked from "${application}";
  end if;
  if to_regclass('public.audit_detached') is not null then
    revoke all on audit_detached from "${application}";
  end if;
  if to_regproc('public.audit_months_ahead') is not null then
    perform audit_months_ahead();
  end if;
end $$;
revoke all on sequence audit_entry_seq from "${application}";

-- What the figures lack is added by triggers and taken out by runs; nobody says that something did not change.
-- A schema that is migrated in steps may not have it yet.
do $$
begin
  if to_regclass('public.figure_change') is not null then
    revoke insert, update on figure_change from "${application}";
  end if;
  -- Whether a year is out of the tables is said by who takes it out, the owner.
  if to_regclass('public.put_away_year') is not null then
    revoke insert, update, delete on put_away_year from "${application}";
  end if;
end $$;

-- A freeze is added and stays.
-- A schema that is migrated in steps may not have it yet.
do $$
begin
  if to_regclass('public.frozen_period') is not null then
    revoke update, delete on frozen_period, frozen_text, frozen_seal from "${application}";
  end if;
  if to_regclass('public.frozen_paper') is not null then
    revoke update, delete on frozen_paper from "${application}";
  end if;
end $$;

-- So are papers as they were issued.
do $$
begin
  if to_regclass('public.issued_paper') is not null then
    revoke update, delete on issued_paper, issued_paper_file from "${application}";
  end if;
end $$;

-- Versions of a record are added and stay.
revoke update, delete on record_version from "${application}";

-- No function takes a temporary table for one of ours. What looks with the caller's rights and is written in SQL is
-- bound to its tables when it is made, so that it can still become part of a query; everything else has a fixed path
-- with the temporary tables last. Functions of an extension are not ours.
do $$
declare
  f record;
begin
  -- A schema that is migrated in steps has no sealed scope yet; later steps may still replace its functions.
  if to_regclass('public.scope_key') is null then
    return;
  end if;
  revoke all on scope_key from "${application}";
  for f in
    select p.oid, p.oid::regprocedure as called, p.prosrc, pg_get_functiondef(p.oid) as made,
      l.lanname = 'sql' and not p.prosecdef and p.proconfig is null as in_queries
    from pg_proc p join pg_language l on l.oid = p.prolang
    where p.pronamespace = 'public'::regnamespace and p.prokind in ('f', 'p') and p.prosqlbody is null
      and pg_has_role(p.proowner, 'usage')
      and not coalesce(p.proconfig, '{}') && array['search_path=pg_catalog, public, pg_temp']
      and not exists (select 1 from pg_depend d
        where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
  loop
    if f.in_queries then
      execute replace(f.made, 'AS $function$' || f.prosrc || '$function$',
        'BEGIN ATOMIC ' || rtrim(f.prosrc, E' \n;') || E';\nEND');
    else
      execute format('alter function %s set search_path = pg_catalog, public, pg_temp', f.called);
    end if;
  end loop;
end $$;

-- The application calls what it needs. It hangs no trigger of ours on a table of its own (a trigger that is there fires
-- without this right), and writes into the log only by audit_note().
do $$
declare
  f record;
begin
  for f in
    select p.oid::regprocedure as called,
      p.prorettype = 'trigger'::regtype
        or p.proname in ('audit_write', 'audit_table', 'audit_unit', 'audit_grouped', 'audit_single', 'hold_within_life',
          'audit_detach', 'scope_seal', 'count_said') as ours
    from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.prokind = 'f' and pg_has_role(p.proowner, 'usage')
      and not exists (select 1 from pg_depend d
        where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
  loop
    execute format('revoke all on function %s from public, "${application}"', f.called);
    if not f.ours then
      execute format('grant execute on function %s to "${application}"', f.called);
    end if;
  end loop;
end $$;
