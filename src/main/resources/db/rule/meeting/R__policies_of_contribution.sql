-- What was said is behind "see"; who reads it is for the application to ask (READ_TEXTS).
-- Source: decision 7; V018.
drop policy if exists contribution_in_scope on contribution;
create policy contribution_in_scope on contribution
  using ((select scope_is_all('see'))
    or exists (select 1 from meeting m where m.id = meeting_id and is_allowed((select allowed_units('see')), m.cell_id)));
