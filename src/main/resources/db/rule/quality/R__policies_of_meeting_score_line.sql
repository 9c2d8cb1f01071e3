-- As the score.
-- Source: decision 7; V019.
drop policy if exists meeting_score_line_in_scope on meeting_score_line;
create policy meeting_score_line_in_scope on meeting_score_line
  using ((select scope_is_all('see'))
    or exists (select 1 from meeting_score s where s.meeting_id = meeting_score_line.meeting_id));
