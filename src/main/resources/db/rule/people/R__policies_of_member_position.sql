-- What a person held goes with the person.
-- Source: decision 7; V014.
drop policy if exists member_position_in_scope on member_position;
create policy member_position_in_scope on member_position
  using ((select scope_is_all('see')) or is_allowed((select allowed_units('see')), unit_id)
    or exists (select 1 from membership m
      where m.member_id = member_position.member_id and is_allowed((select allowed_units('see')), m.cell_id))
    or member_id = (select scope_member()));
