-- As unit_total.
-- Source: decision 7; V012.
drop policy if exists unit_total_part_in_scope on unit_total_part;
create policy unit_total_part_in_scope on unit_total_part
  using ((select scope_is_all('see')) or unit_id in (select scope_units('see'))
    or parent_id in (select scope_units('see')));
