-- As contribution.
-- Source: decision 7; V018.
drop policy if exists meeting_vote_in_scope on meeting_vote;
create policy meeting_vote_in_scope on meeting_vote
  using ((select scope_is_all('see'))
    or exists (select 1 from meeting m where m.id = meeting_id and is_allowed((select allowed_units('see')), m.cell_id)));
