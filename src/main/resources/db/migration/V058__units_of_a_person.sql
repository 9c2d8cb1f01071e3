-- Policies ask the units of a person once in a statement (allowed_units), no longer a function for each row.
drop function unit_in_scope(bigint) cascade;

-- Whether a member is in sight is asked by the memberships; until now by an index of ranges, which is several times slower.
create index membership_member on membership (member_id);
