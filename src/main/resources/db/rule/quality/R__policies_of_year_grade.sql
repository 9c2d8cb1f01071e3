-- The grade of a year is behind "see".
-- Source: decision 7; V019, V020.
drop policy if exists year_grade_in_scope on year_grade;
create policy year_grade_in_scope on year_grade
  using ((select scope_is_all('see')) or is_allowed((select allowed_units('see')), cell_id));

drop policy if exists year_grade_carried on year_grade;
create policy year_grade_carried on year_grade for select
  using ((select scope_is_all('see')) or cell_id in (select scope_carried()));
