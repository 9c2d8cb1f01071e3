-- A meeting is seen by whoever is in its roll, also in a cell that the person has left.
-- Source: decision 7; V012.
drop policy if exists meeting_of_own_roll on meeting;
drop policy if exists meeting_by_own_roll on meeting;
create policy meeting_by_own_roll on meeting using (id in (select scope_own_meetings()));
