-- Who belongs to a cell is seen by who may follow it, and a person's own memberships by that person.
-- Source: decision 7; V012.
drop policy if exists membership_in_scope on membership;
create policy membership_in_scope on membership
  using ((select scope_is_all('follow')) or is_allowed((select allowed_units('follow')), cell_id)
    or member_id = (select scope_member()));
