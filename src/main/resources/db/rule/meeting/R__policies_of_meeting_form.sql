-- As the meeting.
-- Source: decision 7; V012.
drop policy if exists meeting_form_in_scope on meeting_form;
create policy meeting_form_in_scope on meeting_form
  using ((select scope_is_all('follow')) or exists (select 1 from meeting m where m.id = meeting_id));
