-- As contribution.
-- Source: decision 7; V018.
drop policy if exists record_version_in_scope on record_version;
create policy record_version_in_scope on record_version
  using ((select scope_is_all('see'))
    or exists (select 1 from meeting m where m.id = meeting_id and is_allowed((select allowed_units('see')), m.cell_id)));
