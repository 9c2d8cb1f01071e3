-- Lets these rows (what member_references found, as JSON) name another member; answers how many.
-- Source: decision 11; V010.
create or replace function point_member_references(a_rows jsonb, a_member bigint)
  returns integer language plpgsql as $$
declare
  reference record;
begin
  for reference in select * from jsonb_to_recordset(a_rows) as r(place text, row_id bigint)
  loop
    execute format('update %s set %I = $1 where id = $2',
      split_part(reference.place, '.', 1)::regclass, split_part(reference.place, '.', 2))
      using a_member, reference.row_id;
  end loop;
  return jsonb_array_length(a_rows);
end
$$;
