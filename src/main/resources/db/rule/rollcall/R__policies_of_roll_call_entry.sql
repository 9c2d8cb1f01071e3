-- Who came is behind "see"; a person's own roll calls are seen by that person, also in a cell that the person has left.
-- Source: decisions 7, 32; V012, V071.
drop policy if exists roll_call_entry_in_scope on roll_call_entry;
create policy roll_call_entry_in_scope on roll_call_entry
  using ((select scope_is_all('see'))
    or exists (select 1 from meeting m where m.id = meeting_id and is_allowed((select allowed_units('see')), m.cell_id))
    or member_id = (select scope_member()));
