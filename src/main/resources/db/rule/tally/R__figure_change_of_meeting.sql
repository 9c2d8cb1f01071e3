-- Marks the cells whose figures a change of meetings can move: by what counts of a meeting alone, and only while it counts
-- or is said not to have been held.
-- Old and new rows are compared as sets: a plan made for one row would compare a file of many row by row.
-- Source: decision 29.
create or replace function figure_change_of_meeting() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    insert into figure_change (year, cell_id, cause)
    select distinct year, cell_id, tg_table_name from became where counted or status = 'NOT_HELD';
  elsif tg_op = 'DELETE' then
    insert into figure_change (year, cell_id, cause)
    select distinct year, cell_id, tg_table_name from was where counted or status = 'NOT_HELD';
  else
    insert into figure_change (year, cell_id, cause)
    select distinct year, cell_id, tg_table_name from (
      (select id, year, cell_id, kind, held_on, topic_group, plan_line, due_count, present_count, excused_count, absent_count,
          contribution_count, open_count, speaker_count, counted
        from was where counted or status = 'NOT_HELD'
        except
        select id, year, cell_id, kind, held_on, topic_group, plan_line, due_count, present_count, excused_count, absent_count,
          contribution_count, open_count, speaker_count, counted
        from became where counted or status = 'NOT_HELD')
      union all
      (select id, year, cell_id, kind, held_on, topic_group, plan_line, due_count, present_count, excused_count, absent_count,
          contribution_count, open_count, speaker_count, counted
        from became where counted or status = 'NOT_HELD'
        except
        select id, year, cell_id, kind, held_on, topic_group, plan_line, due_count, present_count, excused_count, absent_count,
          contribution_count, open_count, speaker_count, counted
        from was where counted or status = 'NOT_HELD')
    ) differing;
  end if;
  return null;
end $$;

create or replace trigger figure_added after insert on meeting referencing new table as became
  for each statement execute function figure_change_of_meeting();
create or replace trigger figure_changed after update on meeting referencing old table as was new table as became
  for each statement execute function figure_change_of_meeting();
create or replace trigger figure_removed after delete on meeting referencing old table as was
  for each statement execute function figure_change_of_meeting();
