-- Gives these years, and each year that has rows among the rest, a partition of its own in every table that is laid out by
-- year. The answer is how many are still missing: 0 when all are there.
--
-- A row of a year without a partition lies with the rest, so nothing that somebody saves is ever refused. What is needed is
-- locked at once or not at all: who saves meanwhile waits for the moment of the change, or this waits for another time; it
-- is asked again. The rest is locked too, because it is looked through for rows of the year.
-- Source: decision 32.
create or replace function make_years(some_years integer[]) returns integer
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  laid record;
  a_year integer;
  place text;
  missing integer := 0;
begin
  perform pg_advisory_xact_lock(4707216190464);
  for laid in
    select c.oid::regclass as name, c.relname, p.partdefid::regclass as rest,
      concat_ws(', ', c.oid::regclass, (select string_agg(distinct k.confrelid::regclass::text, ', ') from pg_constraint k
        where k.conrelid = c.oid and k.contype = 'f')) as locked
    from pg_partitioned_table p join pg_class c on c.oid = p.partrelid
    where c.relnamespace = 'public'::regnamespace and pg_get_partkeydef(c.oid) = 'LIST (year)' and p.partdefid <> 0
    order by c.relname
  loop
    for a_year in execute format('select y from unnest($1) y where y between 1930 and 2200
      union select year from %s order by 1', laid.rest) using some_years
    loop
      place := format('by_year.%I', laid.relname || '_' || a_year);
      continue when to_regclass(place) is not null;
      begin
        execute format('lock table %s in share row exclusive mode nowait', laid.locked);
        execute format('lock table %s in access exclusive mode nowait', laid.rest);
        execute format('create table %s (like %s including comments including constraints including defaults)',
          place, laid.name);
        execute format('with moved as (delete from %s where year = %s returning *) insert into %s select * from moved',
          laid.rest, a_year, place);
        execute format('alter table %s attach partition %s for values in (%s)', laid.name, place, a_year);
      exception when lock_not_available then
        missing := missing + 1;
      end;
    end loop;
  end loop;
  return missing;
end $$;
