-- The years in which a cell has anything: the same on every page of the cell.
-- Source: V043.
create or replace function cell_years(a_cell bigint) returns setof integer language sql stable as $$
  select year from meeting where cell_id = a_cell
  union select year from annual_plan where cell_id = a_cell
  union select year from key_task where cell_id = a_cell
  union select year from topic_proposal where cell_id = a_cell
$$;
