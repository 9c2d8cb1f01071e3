-- Puts the day of a meeting and its roll back as meeting_day_state kept them; what was said is counted again by the tables.
-- The roll goes along into another year.
-- Source: decision 32; V026, V043, V052.
create or replace function restore_meeting_day(a_state jsonb) returns void
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  was meeting := jsonb_populate_record(cast(null as meeting), a_state -> 'meeting');
begin
  delete from roll_call_entry where meeting_id = was.id;
  insert into roll_call_entry (meeting_id, member_id, category, mark, reason, year)
  select r.meeting_id, r.member_id, r.category, r.mark, r.reason, m.year
  from jsonb_populate_recordset(cast(null as roll_call_entry), a_state -> 'roll') r
  join meeting m on m.id = r.meeting_id;
  update meeting m set held_on = was.held_on, number = was.number, plan_line = was.plan_line,
    guidance_id = was.guidance_id, status = was.status, due_count = was.due_count, present_count = was.present_count,
    excused_count = was.excused_count, absent_count = was.absent_count,
    recorded_at = was.recorded_at, recorded_by = was.recorded_by, version = m.version + 1
  where m.id = was.id;
end $$;
