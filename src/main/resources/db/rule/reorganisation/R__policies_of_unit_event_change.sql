-- Everybody may know what became of units; what became of people and meetings is behind "see". Writing is for the
-- application to ask.
-- Source: decision 7; V024.
drop policy if exists unit_event_change_in_scope on unit_event_change;
create policy unit_event_change_in_scope on unit_event_change
  using (relation in ('unit', 'unit_period') or (select scope_is_all('see')) or is_allowed((select allowed_units('see')), unit_id))
  with check (true);
