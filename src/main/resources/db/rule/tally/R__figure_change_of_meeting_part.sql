-- Marks the cells whose figures a change of rolls, forms, presenters, contributions or grades can move. The parts of a
-- meeting that does not count move nothing; those of one that is removed are marked by the meeting. Meetings are looked up
-- by their keys: after a load the planner still takes a table of many new rows for an empty one.
-- Source: decision 29.
create or replace function figure_change_of_meeting_part() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp set enable_seqscan = off as $$
declare
  touched bigint[];
begin
  if tg_op = 'INSERT' then
    touched := array(select distinct meeting_id from became);
  elsif tg_op = 'DELETE' then
    touched := array(select distinct meeting_id from was);
  elsif tg_table_name = 'roll_call_entry' then
    touched := array(
      select meeting_id from (
        select meeting_id, member_id, category, mark from was except select meeting_id, member_id, category, mark from became) d
      union
      select meeting_id from (
        select meeting_id, member_id, category, mark from became except select meeting_id, member_id, category, mark from was) d);
  elsif tg_table_name = 'contribution' then
    touched := array(
      select meeting_id from (
        select id, meeting_id, member_id, reply_kind, no_reply_needed from was
        except select id, meeting_id, member_id, reply_kind, no_reply_needed from became) d
      union
      select meeting_id from (
        select id, meeting_id, member_id, reply_kind, no_reply_needed from became
        except select id, meeting_id, member_id, reply_kind, no_reply_needed from was) d);
  elsif tg_table_name = 'meeting_score' then
    touched := array(
      select meeting_id from (select meeting_id, grade from was except select meeting_id, grade from became) d
      union
      select meeting_id from (select meeting_id, grade from became except select meeting_id, grade from was) d);
  else
    touched := array(select meeting_id from became union select meeting_id from was);
  end if;
  if cardinality(touched) > 0 then
    insert into figure_change (year, cell_id, cause)
    select distinct m.year, m.cell_id, tg_table_name from meeting m where m.id = any (touched) and m.counted;
  end if;
  return null;
end $$;

create or replace trigger figure_added after insert on roll_call_entry referencing new table as became
  for each statement execute function figure_change_of_meeting_part();
create or replace trigger figure_changed after update on roll_call_entry referencing old table as was new table as became
  for each statement execute function figure_change_of_meeting_part();
create or replace trigger figure_removed after delete on roll_call_entry referencing old table as was
  for each statement execute function figure_change_of_meeting_part();
create or replace trigger figure_added after insert on meeting_form referencing new table as became
  for each statement execute function figure_change_of_meeting_part();
create or replace trigger figure_changed after update on meeting_form referencing old table as was new table as became
  for each statement execute function figure_change_of_meeting_part();
create or replace trigger figure_removed after delete on meeting_form referencing old table as was
  for each statement execute function figure_change_of_meeting_part();
create or replace trigger figure_added after insert on meeting_presenter referencing new table as became
  for each statement execute function figure_change_of_meeting_part();
create or replace trigger figure_changed after update on meeting_presenter referencing old table as was new table as became
  for each statement execute function figure_change_of_meeting_part();
create or replace trigger figure_removed after delete on meeting_presenter referencing old table as was
  for each statement execute function figure_change_of_meeting_part();
create or replace trigger figure_added after insert on contribution referencing new table as became
  for each statement execute function figure_change_of_meeting_part();
create or replace trigger figure_changed after update on contribution referencing old table as was new table as became
  for each statement execute function figure_change_of_meeting_part();
create or replace trigger figure_removed after delete on contribution referencing old table as was
  for each statement execute function figure_change_of_meeting_part();
create or replace trigger figure_added after insert on meeting_score referencing new table as became
  for each statement execute function figure_change_of_meeting_part();
create or replace trigger figure_changed after update on meeting_score referencing old table as was new table as became
  for each statement execute function figure_change_of_meeting_part();
create or replace trigger figure_removed after delete on meeting_score referencing old table as was
  for each statement execute function figure_change_of_meeting_part();
