-- The statement that writes down a bulk change: one entry for each unit and up to 200 of its rows, without a key of its own.
-- Before and after are lists of {"key", "row"} with one element for each row, in the same order; audit_rows_of reads them.
-- The parameters of the statement: $1 the action, $2 the table, then those of the source.
-- A text, because the rows of a statement are seen by its trigger function alone.
--
-- a_source: a query for (n, key, unit, before, after), where n gives the order.
-- Source: decision 30; V065.
create or replace function audit_grouped(a_source text) returns text language sql stable as $$
  select format($statement$
    insert into audit_entry (login, origin, action, subject, subject_key, unit_id, before, after)
    select w.login, w.origin, $1, $2, null, g.unit_id, g.was, g.became
    from (
      select unit_id,
        jsonb_agg(jsonb_build_object('key', key, 'row', was) order by n) filter (where $1 <> 'INSERT') as was,
        jsonb_agg(jsonb_build_object('key', key, 'row', became) order by n) filter (where $1 <> 'DELETE') as became
      from (
        select s.*, (row_number() over (partition by s.unit_id order by s.n) - 1) / 200 as part
        from (%s) s(n, key, unit_id, was, became)) p
      group by unit_id, part
      order by min(n)) g
    cross join (select scope_login() as login, coalesce(scope_setting('origin'), '-') as origin) w
  $statement$, a_source)
$$;
