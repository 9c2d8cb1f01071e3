-- Requests are read within the branch; a unit may be let in by what a unit above it was given, which amendment_for looks up
-- without showing it.
-- Source: decision 7; V011.
drop policy if exists amendment_in_scope on amendment;
create policy amendment_in_scope on amendment
  using ((select scope_is_all('see')) or is_allowed((select allowed_units('see')), unit_id));
