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
