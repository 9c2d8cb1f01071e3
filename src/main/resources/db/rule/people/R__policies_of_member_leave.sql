-- Leave is seen by who sees a cell of the person, now or before, and by the person.
-- Source: decision 7; V012.
drop policy if exists member_leave_in_scope on member_leave;
create policy member_leave_in_scope on member_leave
  using ((select scope_is_all('see'))
    or exists (select 1 from membership m
      where m.member_id = member_leave.member_id and is_allowed((select allowed_units('see')), m.cell_id))
    or member_id = (select scope_member()));
