-- Up to how many entries a statement writes one by one; of more it writes one for each unit (audit_grouped).
-- Source: decision 30; V065.
create or replace function audit_most_single() returns bigint language sql immutable as $$
  select 100::bigint
$$;
