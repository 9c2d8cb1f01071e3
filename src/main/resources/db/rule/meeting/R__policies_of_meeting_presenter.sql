-- As the meeting.
-- Source: decision 7; V012.
drop policy if exists meeting_presenter_in_scope on meeting_presenter;
create policy meeting_presenter_in_scope on meeting_presenter
  using ((select scope_is_all('follow')) or exists (select 1 from meeting m where m.id = meeting_id));
