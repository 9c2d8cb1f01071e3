-- Papers of a unit are seen as the unit is; who reads what people said in them is for the application to ask (READ_TEXTS).
-- Source: decisions 7, 35; V081.
drop policy if exists paper_draft_in_scope on paper_draft;
create policy paper_draft_in_scope on paper_draft
  using ((select scope_is_all('see')) or is_allowed((select allowed_units('see')), unit_id));
