-- Whether a unit is among those of these bounds (allowed_units); null for no unit. Each parameter is named once, so that the
-- function becomes part of the policy that asks it: a call for each row would cost more than the answer.
-- Source: decision 27.
create or replace function is_allowed(bounds bigint[], a_unit bigint) returns boolean language sql immutable as $$
  select width_bucket(a_unit, bounds) % 2 = 1
$$;
