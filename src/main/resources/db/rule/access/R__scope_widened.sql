-- The units of grants (as text, with commas between), or 0 for every unit when they are all roots. Nothing is asked of the
-- tree when the answer is plain.
-- Source: decision 7; V012.
create or replace function scope_widened(units text) returns text language plpgsql stable as $$
begin
  if units = '' or units = '0' then
    return units;
  end if;
  return case when exists (select 1 from unit_period where parent_id is null)
      and not exists (select 1 from unit_period
        where parent_id is null and unit_id <> all (string_to_array(units, ',')::bigint[]))
    then '0' else units end;
end $$;
