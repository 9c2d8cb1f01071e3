-- The frozen figures of a unit are seen as its published ones are, in the unit itself and above.
-- Source: decisions 7, 36; V085.
drop policy if exists frozen_seal_in_scope on frozen_seal;
create policy frozen_seal_in_scope on frozen_seal
  using ((select scope_is_all('see')) or is_allowed((select allowed_units('see')), unit_id));
