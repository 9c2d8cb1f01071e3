-- How a meeting was before it was moved is behind "see".
-- Source: decision 7; V026.
drop policy if exists meeting_redating_in_scope on meeting_redating;
create policy meeting_redating_in_scope on meeting_redating
  using ((select scope_is_all('see'))
    or exists (select 1 from meeting m where m.id = meeting_id and is_allowed((select allowed_units('see')), m.cell_id)));
