-- The years in which a cell has anything: the same on every page of the cell.
create function cell_years(a_cell bigint) returns setof integer language sql stable as $$
  select year from meeting where cell_id = a_cell
  union select year from annual_plan where cell_id = a_cell
  union select year from key_task where cell_id = a_cell
  union select year from topic_proposal where cell_id = a_cell
$$;

-- Histories name people, not logins.
create function login_name(a_login text) returns text language sql stable as $$
  select coalesce((select display_name from account where login = a_login), a_login)
$$;
do $$
begin
  execute replace(replace(pg_get_functiondef('meeting_record_around(bigint)'::regprocedure),
    '''by'', v.moved_by', '''by'', login_name(v.moved_by)'), '''by'', r.confirmed_by', '''by'', login_name(r.confirmed_by)');
end $$;

-- Puts a person's row back; columns that are computed are computed again.
create function restore_member(a_member jsonb) returns void language plpgsql as $$
declare
  kept text := (select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
    where attrelid = 'member'::regclass and attnum > 0 and not attisdropped and attgenerated = '');
begin
  execute format('insert into member (%1$s) select %1$s from jsonb_populate_record(cast(null as member), $1)', kept)
    using a_member;
end $$;

-- What was said counts by who came: with the old roll the old counts come back.
create or replace function meeting_day_state(a_meeting bigint) returns jsonb language sql stable as $$
  select jsonb_build_object(
    'meeting', jsonb_build_object('id', m.id, 'held_on', m.held_on, 'number', m.number, 'plan_line', m.plan_line,
      'guidance_id', m.guidance_id, 'status', m.status, 'due_count', m.due_count, 'present_count', m.present_count,
      'excused_count', m.excused_count, 'absent_count', m.absent_count, 'speaker_count', m.speaker_count,
      'contribution_count', m.contribution_count, 'open_count', m.open_count,
      'recorded_at', m.recorded_at, 'recorded_by', m.recorded_by),
    'roll', (select coalesce(jsonb_agg(to_jsonb(e) order by e.member_id), '[]') from roll_call_entry e
      where e.meeting_id = m.id))
  from meeting m where m.id = a_meeting
$$;

create or replace function restore_meeting_day(a_state jsonb) returns void language plpgsql as $$
declare
  was meeting := jsonb_populate_record(cast(null as meeting), a_state -> 'meeting');
begin
  delete from roll_call_entry where meeting_id = was.id;
  insert into roll_call_entry select * from jsonb_populate_recordset(cast(null as roll_call_entry), a_state -> 'roll');
  update meeting m set held_on = was.held_on, number = was.number, plan_line = was.plan_line,
    guidance_id = was.guidance_id, status = was.status, due_count = was.due_count, present_count = was.present_count,
    excused_count = was.excused_count, absent_count = was.absent_count, speaker_count = was.speaker_count,
    contribution_count = was.contribution_count, open_count = was.open_count,
    recorded_at = was.recorded_at, recorded_by = was.recorded_by, version = m.version + 1
  where m.id = was.id;
end $$;
