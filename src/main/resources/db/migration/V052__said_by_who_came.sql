-- What was said in a meeting counts as far as the people came. The rule stands here alone: whoever writes a roll call, a
-- contribution or a presenter, by page, file, merge, removal, undo or by hand, leaves the counts of the meeting right.

-- Contributions of people who were present, those that wait for an answer, and who spoke or presented, each once. A roll is
-- read by its meeting (+ 0): somebody stands in a roll of each month, so that the index of a member leads to other meetings.
create function meeting_said(some_meetings bigint[])
  returns table (meeting_id bigint, contributions integer, unanswered integer, speakers integer)
  language sql stable as $$
  select t.id, s.contributions::integer, s.unanswered::integer, p.speakers::integer
  from unnest(some_meetings) t(id)
  cross join lateral (
    select count(*) as contributions, count(*) filter (where c.reply_kind is null and not c.no_reply_needed) as unanswered
    from contribution c
    join roll_call_entry e on e.meeting_id = t.id and e.member_id + 0 = c.member_id and e.mark = 'P'
    where c.meeting_id = t.id) s
  cross join lateral (
    select count(*) as speakers
    from (select c.member_id from contribution c where c.meeting_id = t.id
      union select x.member_id from meeting_presenter x where x.meeting_id = t.id) w
    join roll_call_entry e on e.meeting_id = t.id and e.member_id + 0 = w.member_id and e.mark = 'P') p
$$;

-- All rows of a meeting count, also those that the person at work does not see. Whoever changes another row of the same
-- meeting meanwhile waits, and counts both. The version stays: nothing that somebody typed has changed. Meetings are
-- looked up by their keys, one by one: after a load the planner still takes a table of a million new rows for an empty one.
create function count_said(some_meetings bigint[]) returns void
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  said record;
begin
  perform 1 from meeting m where m.id = any (some_meetings) order by m.id for no key update;
  for said in select * from meeting_said(some_meetings)
  loop
    update meeting m
    set contribution_count = said.contributions, open_count = said.unanswered, speaker_count = said.speakers
    where m.id = said.meeting_id
      and (m.contribution_count, m.open_count, m.speaker_count)
        is distinct from (said.contributions, said.unanswered, said.speakers);
  end loop;
end $$;

-- Once a statement, so that a file of a million marks counts each meeting once.
create function said_changed() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  touched bigint[];
begin
  if tg_op = 'INSERT' then
    touched := array(select distinct meeting_id from became);
  elsif tg_op = 'DELETE' then
    touched := array(select distinct meeting_id from was);
  else
    touched := array(select meeting_id from became union select meeting_id from was);
  end if;
  if cardinality(touched) > 0 then
    perform count_said(touched);
  end if;
  return null;
end $$;

do $$
declare
  source text;
begin
  foreach source in array array['roll_call_entry', 'contribution', 'meeting_presenter']
  loop
    execute format('create trigger said_added after insert on %I referencing new table as became
      for each statement execute function said_changed()', source);
    execute format('create trigger said_changed after update on %I referencing old table as was new table as became
      for each statement execute function said_changed()', source);
    execute format('create trigger said_removed after delete on %I referencing old table as was
      for each statement execute function said_changed()', source);
  end loop;
end $$;

-- What the tables count by themselves is no line of the log: the change of the roll call or the contribution is. Counts
-- that somebody writes by hand are one.
drop trigger meeting_audited on meeting;
create trigger meeting_audited after insert or delete on meeting for each row execute function audit_row('code');
create trigger meeting_change_audited after update on meeting for each row
  when (pg_trigger_depth() = 0
    or to_jsonb(old) - array['contribution_count', 'open_count', 'speaker_count']
      is distinct from to_jsonb(new) - array['contribution_count', 'open_count', 'speaker_count'])
  execute function audit_row('code');

comment on column meeting.contribution_count is 'Contributions of people who were present; counted by the tables';
comment on column meeting.open_count is
  'Contributions of people who were present without a reply and without "no reply needed"; counted by the tables';
comment on column meeting.speaker_count is
  'Members who were present and spoke: contributors and presenters, each once; counted by the tables';

-- A merge also touches the meetings in which the person spoke or wrote the minutes: their years must be open for it.
create or replace function member_meetings(a_member bigint)
  returns table (meeting_id bigint) language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select e.meeting_id from roll_call_entry e where e.member_id = a_member
  union
  select p.meeting_id from meeting_presenter p where p.member_id = a_member
  union
  select c.meeting_id from contribution c where c.member_id = a_member
  union
  select m.id from meeting m where a_member in (m.chair_id, m.minutes_secretary_id)
$$;

-- The day of a meeting and its roll; what was said is counted again by them.
create or replace function meeting_day_state(a_meeting bigint) returns jsonb
  language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select jsonb_build_object(
    'meeting', jsonb_build_object('id', m.id, 'held_on', m.held_on, 'number', m.number, 'plan_line', m.plan_line,
      'guidance_id', m.guidance_id, 'status', m.status, 'due_count', m.due_count, 'present_count', m.present_count,
      'excused_count', m.excused_count, 'absent_count', m.absent_count,
      'recorded_at', m.recorded_at, 'recorded_by', m.recorded_by),
    'roll', (select coalesce(jsonb_agg(to_jsonb(e) order by e.member_id), '[]') from roll_call_entry e
      where e.meeting_id = m.id))
  from meeting m where m.id = a_meeting
$$;
-- States that were kept before lose these counts too, or their undo would find them changed.
update meeting_redating
set before = before #- '{meeting,speaker_count}' #- '{meeting,contribution_count}' #- '{meeting,open_count}',
  after = after #- '{meeting,speaker_count}' #- '{meeting,contribution_count}' #- '{meeting,open_count}'
where before -> 'meeting' ? 'speaker_count' or after -> 'meeting' ? 'speaker_count';

create or replace function restore_meeting_day(a_state jsonb) returns void
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  was meeting := jsonb_populate_record(cast(null as meeting), a_state -> 'meeting');
begin
  delete from roll_call_entry where meeting_id = was.id;
  insert into roll_call_entry select * from jsonb_populate_recordset(cast(null as roll_call_entry), a_state -> 'roll');
  update meeting m set held_on = was.held_on, number = was.number, plan_line = was.plan_line,
    guidance_id = was.guidance_id, status = was.status, due_count = was.due_count, present_count = was.present_count,
    excused_count = was.excused_count, absent_count = was.absent_count,
    recorded_at = was.recorded_at, recorded_by = was.recorded_by, version = m.version + 1
  where m.id = was.id;
end $$;

-- Counts of before follow the rule in all years: the nightly check counts the rows of all of them.
select count_said(array(select id from meeting));
