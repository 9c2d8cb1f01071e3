-- A transfer is seen by both cells, and by the person.
-- Source: decision 7; V014.
drop policy if exists member_transfer_in_scope on member_transfer;
create policy member_transfer_in_scope on member_transfer
  using ((select scope_is_all('see')) or is_allowed((select allowed_units('see')), from_cell_id)
    or is_allowed((select allowed_units('see')), to_cell_id) or member_id = (select scope_member()));
