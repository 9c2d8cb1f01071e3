-- Rows as they were before they were mended are behind "see".
-- Source: decision 7; V023.
drop policy if exists unit_life_mended_in_scope on unit_life_mended;
create policy unit_life_mended_in_scope on unit_life_mended
  using ((select scope_is_all('see')) or is_allowed((select allowed_units('see')), unit_id));
