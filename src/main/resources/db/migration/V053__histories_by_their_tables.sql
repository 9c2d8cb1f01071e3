-- The dated histories of meetings, plans and key tasks are written by the triggers of their tables, under the name of who
-- is at work. The application's role writes, changes and removes no line of them by hand; only the examples of the first
-- start bring histories of their own, before anybody has signed in.

alter function meeting_moved() security definer set search_path = pg_catalog, public, pg_temp;
alter function annual_plan_moved() security definer set search_path = pg_catalog, public, pg_temp;
alter function key_task_moved() security definer set search_path = pg_catalog, public, pg_temp;

-- Nobody has been at work yet.
create function nobody_came_in_yet() returns boolean
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select not exists (select 1 from audit_entry where action = 'SIGN_IN')
$$;

create function history_by_its_table() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if not pg_has_role(current_user, (select c.relowner from pg_class c where c.oid = tg_relid), 'usage')
    and not nobody_came_in_yet() then
    raise exception 'the history % is written by its table', tg_table_name using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;

do $$
declare
  history text;
begin
  foreach history in array array['meeting_move', 'annual_plan_move', 'key_task_move']
  loop
    execute format('create trigger by_its_table before insert or update or delete on %I
      for each statement execute function history_by_its_table()', history);
  end loop;
end $$;
