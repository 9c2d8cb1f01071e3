-- As the paper.
-- Source: decisions 7, 35; V080.
drop policy if exists issued_paper_file_in_scope on issued_paper_file;
create policy issued_paper_file_in_scope on issued_paper_file
  using ((select scope_is_all('see'))
    or exists (select 1 from issued_paper p where p.id = paper_id and is_allowed((select allowed_units('see')), p.unit_id)));
