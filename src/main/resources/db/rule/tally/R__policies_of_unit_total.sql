-- Figures are seen in the unit and from its superior.
-- Source: decision 7; V012.
drop policy if exists unit_total_in_scope on unit_total;
create policy unit_total_in_scope on unit_total
  using ((select scope_is_all('see')) or is_allowed((select allowed_units('see')), unit_id)
    or is_allowed((select allowed_units('see')), parent_id));
