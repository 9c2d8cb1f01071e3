-- The dated histories of meetings, plans and key tasks are written by the triggers of their tables, under the name of who is
-- at work. The application's role writes, changes and removes no line of them by hand; only the examples of the first start
-- bring histories of their own, before anybody has signed in.
-- Source: decision 7; V053.
create or replace function history_by_its_table() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if not pg_has_role(current_user, (select c.relowner from pg_class c where c.oid = tg_relid), 'usage')
    and not nobody_came_in_yet() then
    raise exception 'the history % is written by its table', tg_table_name using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;
