-- Where a member belonged, also out of sight: whether somebody may change a person, and whether the years of the change are
-- open, depends on all of it. It tells cells and days to the application and nothing more. valid_to: null for an open end.
-- Source: decision 7; V014.
create or replace function member_stays(a_member bigint) returns table (cell_id bigint, valid_from date, valid_to date)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select m.cell_id, m.valid_from, m.valid_to from membership m where m.member_id = a_member
$$;
