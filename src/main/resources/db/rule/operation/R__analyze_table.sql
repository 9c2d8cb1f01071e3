-- Renews what the planner knows of a table after a bulk change, so that the next one does not take it for as small as it was.
-- The role of the application owns nothing, and PostgreSQL answers its own analyze with a warning alone.
-- Source: decision 4.
create or replace function analyze_table(a_table text) returns void
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  execute format('analyze public.%I', a_table);
end $$;
