-- As the meeting.
-- Source: decision 7; V015.
drop policy if exists meeting_move_in_scope on meeting_move;
create policy meeting_move_in_scope on meeting_move
  using ((select scope_is_all('follow')) or exists (select 1 from meeting m where m.id = meeting_id));
