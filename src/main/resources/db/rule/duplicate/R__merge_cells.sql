-- The cells whose rows a merge touches, also those out of the person's sight: the right is checked for them before the
-- merge, and no more is told.
-- Source: decision 11; V010.
create or replace function merge_cells(a_kept bigint, a_merged bigint)
  returns table (cell_id bigint) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select s.cell_id from membership s where s.member_id in (a_kept, a_merged)
  union
  select m.cell_id from meeting m where m.id in (select meeting_id from member_meetings(a_merged))
$$;
