-- Figures are seen in the unit and from its superior.
-- Source: decision 7; V012.
drop policy if exists unit_total_in_scope on unit_total;
create policy unit_total_in_scope on unit_total
  using ((select scope_is_all('see')) or unit_id in (select scope_units('see'))
    or parent_id in (select scope_units('see')));
