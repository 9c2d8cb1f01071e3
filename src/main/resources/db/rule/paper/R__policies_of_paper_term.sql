-- Papers of a unit are seen as the unit is; who reads what people said in them is for the application to ask (READ_TEXTS).
-- Source: decisions 7, 35; V080.
drop policy if exists paper_term_in_scope on paper_term;
create policy paper_term_in_scope on paper_term
  using ((select scope_is_all('see')) or is_allowed((select allowed_units('see')), unit_id));
