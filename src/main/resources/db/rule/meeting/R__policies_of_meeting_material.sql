-- As the meeting.
-- Source: decision 7; V018.
drop policy if exists meeting_material_in_scope on meeting_material;
create policy meeting_material_in_scope on meeting_material
  using ((select scope_is_all('follow')) or exists (select 1 from meeting m where m.id = meeting_id));
