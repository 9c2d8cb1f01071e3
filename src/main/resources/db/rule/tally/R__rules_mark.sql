-- Another text after any change of the tables or the rules of the database: figures that were counted by others cannot be
-- mended, only counted anew. The history of migrations itself is the owner's.
-- Source: decision 29.
create or replace function rules_mark() returns text
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select md5(string_agg(script || ' ' || coalesce(checksum, 0), ',' order by script))
  from (select distinct on (script) script, checksum from flyway_schema_history where success
    order by script, installed_rank desc) latest
$$;
