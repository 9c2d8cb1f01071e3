-- Groups, forms and presenters of a line of the plan: the log gets one entry for each line and statement.
-- Source: decision 7; V017.
create or replace function audit_plan_line_parts() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform audit_write(tg_op, tg_table_name, l.line::text, p.cell_id,
    case when tg_op = 'DELETE' then x.parts end, case when tg_op <> 'DELETE' then x.parts end)
  from (
    select (part ->> 'plan_line_id')::bigint as plan_line_id,
      jsonb_agg(part - 'plan_line_id' order by part::text) as parts
    from (select to_jsonb(c) as part from changed c) c
    group by 1) x
  join plan_line l on l.id = x.plan_line_id
  join annual_plan p on p.id = l.plan_id;
  return null;
end $$;
