-- A score is behind "see". Criteria are no secret: criteria_set has no policy.
-- Source: decision 7; V019, V020.
drop policy if exists meeting_score_in_scope on meeting_score;
create policy meeting_score_in_scope on meeting_score
  using ((select scope_is_all('see'))
    or exists (select 1 from meeting m where m.id = meeting_id and is_allowed((select allowed_units('see')), m.cell_id)));

drop policy if exists meeting_score_carried on meeting_score;
create policy meeting_score_carried on meeting_score for select
  using ((select scope_is_all('see'))
    or exists (select 1 from meeting m where m.id = meeting_id and (m.cell_id in (select scope_carried())) is true));
