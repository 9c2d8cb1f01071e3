-- The lines of the version in force; a plan that is only being written counts nowhere. Looks with the caller's rights.
-- Source: V017.
create or replace view plan_line_in_force with (security_invoker = true) as
  select p.cell_id, p.year, p.id as plan_id, l.id as plan_line_id, l.line, l.month, l.position, l.topic, l.topic_group
  from annual_plan p join plan_line l on l.plan_id = p.id
  where p.status in ('ISSUED', 'REPORTED', 'RETURNED', 'ACKNOWLEDGED');
