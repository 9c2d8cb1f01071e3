-- Entries of the log for the rows that a statement writes: one for each row, or of a bulk change one for each unit
-- (audit_grouped). Arguments: the column that names the row to people, then columns that are not written down, then, with a
-- ~ before them, columns that the tables count by themselves: a trigger that changes these alone leaves no entry, since
-- the change that it counts has one.
--
-- The rows before and after a change are paired by their order, which is the same in both transition tables; so a changed
-- key does no harm. They are joined by a hash whatever the caller has set: count_said allows loops alone, and a plan made for
-- no rows is kept for a million.
-- Source: decision 30; V005, V052, V065.
create or replace function audit_row() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
  set enable_hashjoin = on set enable_nestloop = off as $$
declare
  named text := tg_argv[0];
  counted text[] := array(select substr(a, 2) from unnest(tg_argv[1:]) a where a like '~%');
  hidden text[] := array(select a from unnest(tg_argv[1:]) a where a not like '~%') || array['version'];
  amount bigint;
begin
  if tg_op = 'DELETE' then
    select count(*) into amount from former;
  else
    select count(*) into amount from changed;
  end if;
  if amount > audit_most_single() then
    execute audit_grouped(
      'select n, e.entry ->> $3, audit_unit($2, e.entry), '
      -- Empty columns are left out, but not what is empty within a value.
      || case when exists (select from pg_attribute where attrelid = tg_relid and atttypid = 'jsonb'::regtype)
        then 'was, became' else 'jsonb_strip_nulls(was), jsonb_strip_nulls(became)' end
      || ' from ('
      || case tg_op
        when 'INSERT' then 'select row_number() over (), null::jsonb, to_jsonb(c) - $4 from changed c'
        when 'DELETE' then 'select row_number() over (), to_jsonb(f) - $4, null::jsonb from former f'
        else 'select n, f.line - $4, c.line - $4
          from (select row_number() over () as n, to_jsonb(f) as line from former f) f
          join (select row_number() over () as n, to_jsonb(c) as line from changed c) c using (n)
          where f.line - ''version'' is distinct from c.line - ''version''
            and ($6 or f.line - $5 is distinct from c.line - $5)'
        end
      || ') x(n, was, became) cross join lateral (select coalesce(became, was)) e(entry)')
      using tg_op, tg_table_name::text, named, hidden, counted, pg_trigger_depth() = 1;
  elsif tg_op = 'INSERT' then
    perform audit_write(tg_op, tg_table_name, line ->> named, audit_unit(tg_table_name, line), null, line)
    from (select to_jsonb(c) - hidden as line from changed c) c;
  elsif tg_op = 'DELETE' then
    perform audit_write(tg_op, tg_table_name, line ->> named, audit_unit(tg_table_name, line), line, null)
    from (select to_jsonb(f) - hidden as line from former f) f;
  else
    perform audit_write(tg_op, tg_table_name, c.line ->> named, audit_unit(tg_table_name, c.line - hidden),
      f.line - hidden, c.line - hidden)
    from (select row_number() over () as n, to_jsonb(f) as line from former f) f
    join (select row_number() over () as n, to_jsonb(c) as line from changed c) c using (n)
    where f.line - 'version' is distinct from c.line - 'version'
      and (pg_trigger_depth() = 1 or f.line - counted is distinct from c.line - counted);
  end if;
  return null;
end $$;
