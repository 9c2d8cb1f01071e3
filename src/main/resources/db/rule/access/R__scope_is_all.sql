-- Whether the person at work has a right (follow, see or log) everywhere; false when nobody is.
-- Source: decision 7; V012.
create or replace function scope_is_all(a_right text) returns boolean language sql stable as $$
  select 0 = any (scope_roots(a_right))
$$;
