-- As the meeting.
-- Source: decision 7; V018.
drop policy if exists meeting_preparation_in_scope on meeting_preparation;
create policy meeting_preparation_in_scope on meeting_preparation
  using ((select scope_is_all('follow')) or exists (select 1 from meeting m where m.id = meeting_id));
