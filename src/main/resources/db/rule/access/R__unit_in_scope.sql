-- Whether a unit is one that the person at work may see.
-- Source: decision 7; V011.
create or replace function unit_in_scope(a_unit bigint) returns boolean language plpgsql stable as $$
begin
  return scope_is_all('see') or a_unit in (select scope_units('see'));
end
$$;
