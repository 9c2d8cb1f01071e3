-- As unit_total.
-- Source: decisions 7, 32; V012, V070.
drop policy if exists unit_total_part_in_scope on unit_total_part;
create policy unit_total_part_in_scope on unit_total_part
  using ((select scope_is_all('see')) or is_allowed((select allowed_units('see')), unit_id)
    or is_allowed((select allowed_units('see')), parent_id));
