-- What the hash covers, as one text: the same whatever the session's time zone and language are. The lengths keep two
-- different entries from having one text.
-- Source: decision 7; V005.
create or replace function audit_text(e audit_entry) returns text language sql stable as $$
  select string_agg(case when field is null then '-' else length(field) || ':' || field end, ',' order by n)
  from unnest(array[e.id::text,
    to_char(e.written_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
    e.login, e.origin, e.action, e.subject, e.subject_key, e.unit_id::text, e.before::text, e.after::text])
    with ordinality as f(field, n)
$$;
