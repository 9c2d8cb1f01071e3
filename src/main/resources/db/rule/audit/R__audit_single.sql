-- The statement that writes down a change row by row: one entry for each row of the source.
-- Parameters and source are those of audit_grouped.
-- Source: decision 30; V065.
create or replace function audit_single(a_source text) returns text language sql stable as $$
  select format('select audit_write($1, $2, s.key, s.unit_id, s.was, s.became) from (%s) s(n, key, unit_id, was, became)', a_source)
$$;
