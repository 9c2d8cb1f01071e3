-- Renews what the planner knows of tables that are laid out by year as a whole. The server does so for each year by itself, and
-- never for all together.
-- Source: decision 32.
create or replace function analyze_years() returns void
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  laid regclass;
begin
  for laid in
    select p.partrelid from pg_partitioned_table p join pg_class c on c.oid = p.partrelid
    where c.relnamespace = 'public'::regnamespace and pg_get_partkeydef(c.oid) = 'LIST (year)' order by c.relname
  loop
    execute format(case when current_setting('server_version_num')::integer >= 180000
      then 'analyze only %s' else 'analyze %s' end, laid);
  end loop;
end $$;
