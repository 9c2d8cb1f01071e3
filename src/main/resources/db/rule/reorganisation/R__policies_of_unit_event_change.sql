-- What became of units everybody may know; of people and meetings it is behind "see". Writing is for the application to ask.
-- Source: decision 7; V024.
drop policy if exists unit_event_change_in_scope on unit_event_change;
create policy unit_event_change_in_scope on unit_event_change
  using (relation in ('unit', 'unit_period') or (select scope_is_all('see')) or unit_id in (select scope_units('see')))
  with check (true);
