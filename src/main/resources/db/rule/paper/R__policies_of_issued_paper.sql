-- Papers of a unit are seen as the unit is; who reads what people said in them is for the application to ask (READ_TEXTS).
-- Source: decisions 7, 35; V080.
drop policy if exists issued_paper_in_scope on issued_paper;
create policy issued_paper_in_scope on issued_paper
  using ((select scope_is_all('see')) or is_allowed((select allowed_units('see')), unit_id));
