-- The unit that an entry belongs to, for those who read the log of their own unit; what belongs to a meeting belongs to its
-- cell, what belongs to a person to the person's last home. Null when it belongs to none. Where the row does not name its
-- unit, the room that owns the thing says it, by a function unit_of_THING.
-- Source: decision 7; V005, V018.
create or replace function audit_unit(a_table text, entry jsonb) returns bigint
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  answer bigint;
  thing text;
begin
  if a_table = 'unit' then
    return (entry ->> 'id')::bigint;
  end if;
  if a_table in ('member', 'account') then
    execute format('select %I($1)', 'unit_of_' || a_table) into answer using (entry ->> 'id')::bigint;
    return answer;
  end if;
  answer := coalesce((entry ->> 'cell_id')::bigint, (entry ->> 'unit_id')::bigint);
  foreach thing in array array['meeting', 'member'] loop
    exit when answer is not null;
    if entry ->> (thing || '_id') is not null then
      execute format('select %I($1)', 'unit_of_' || thing) into answer using (entry ->> (thing || '_id'))::bigint;
    end if;
  end loop;
  return answer;
end $$;
