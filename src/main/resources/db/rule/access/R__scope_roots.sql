-- The units of the person's grants with a right (follow, see or log), as scope_begin was told; 0 is every unit. Empty when
-- nobody is at work.
-- Source: decision 7; V012, V050.
create or replace function scope_roots(a_right text) returns bigint[]
  language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
begin
  return coalesce(string_to_array(scope_setting(a_right), ',')::bigint[], array[]::bigint[]);
end $$;
