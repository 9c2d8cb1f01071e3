-- A transfer is seen by both cells, and by the person.
-- Source: decision 7; V014.
drop policy if exists member_transfer_in_scope on member_transfer;
create policy member_transfer_in_scope on member_transfer
  using ((select scope_is_all('see')) or from_cell_id in (select scope_units('see'))
    or to_cell_id in (select scope_units('see')) or member_id = (select scope_member()));
