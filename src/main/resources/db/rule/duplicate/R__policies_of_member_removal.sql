-- A removed person is behind "see".
-- Source: decision 7; V026.
drop policy if exists member_removal_in_scope on member_removal;
create policy member_removal_in_scope on member_removal
  using ((select scope_is_all('see')) or is_allowed((select allowed_units('see')), cell_id));
