-- The cell that a meeting's rows belong to in the log.
-- Asked by audit_unit with the rights of the owner.
-- Source: decision 7; V005.
create or replace function unit_of_meeting(a_meeting bigint) returns bigint
  language sql stable as $$
  select cell_id from meeting where id = a_meeting
$$;
