-- Reasons are read within the branch; a unit may be let in by what a unit above it was given, which
-- year_exception_for looks up without showing it.
-- Source: decision 7; V011.
drop policy if exists year_exception_in_scope on year_exception;
create policy year_exception_in_scope on year_exception
  using ((select scope_is_all('see')) or is_allowed((select allowed_units('see')), unit_id));
