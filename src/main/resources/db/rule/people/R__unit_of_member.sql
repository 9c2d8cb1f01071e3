-- The cell that a person's rows belong to in the log: the last home, a stay only when there was no home.
-- Asked by audit_unit with the rights of the owner.
-- Source: decision 7; V005.
create or replace function unit_of_member(a_member bigint) returns bigint
  language sql stable as $$
  select cell_id from membership where member_id = a_member order by category = 'TEMPORARY_IN', valid_from desc limit 1
$$;
