-- Which cells are set aside is seen in the unit whose figures lack them.
-- Source: decision 7; V022.
drop policy if exists unit_total_aside_in_scope on unit_total_aside;
create policy unit_total_aside_in_scope on unit_total_aside
  using ((select scope_is_all('see')) or is_allowed((select allowed_units('see')), unit_id));
