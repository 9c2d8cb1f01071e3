-- The rows that an entry of the log tells of: its own, or those of a bulk change, one by one with their keys (audit_grouped).
-- part counts the rows of an entry from 1.
-- Source: decision 30; V065.
create or replace function audit_rows_of(a_key text, a_before jsonb, an_after jsonb)
  returns table (part integer, subject_key text, before jsonb, after jsonb)
  language sql stable as $$
  select 1, a_key, a_before, an_after
  where a_key is not null or jsonb_typeof(coalesce(an_after, a_before)) is distinct from 'array'
  union all
  select r.n::integer, r.line ->> 'key', a_before -> (r.n::integer - 1) -> 'row', an_after -> (r.n::integer - 1) -> 'row'
  from jsonb_array_elements(case when a_key is null and jsonb_typeof(coalesce(an_after, a_before)) = 'array'
    then coalesce(an_after, a_before) end) with ordinality r(line, n)
$$;
