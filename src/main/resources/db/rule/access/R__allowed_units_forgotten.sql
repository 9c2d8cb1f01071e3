-- Who changes the tree sees the units by the changed tree from the next statement on. The trigger is made here, since it
-- can only follow its function.
-- Source: decision 27.
create or replace function allowed_units_forgotten() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  perform set_config('nennep.units_' || named, '', true) from unnest(array['follow', 'see', 'log']) named;
  return null;
end $$;

create or replace trigger unit_period_allowed after insert or update or delete or truncate on unit_period
  for each statement execute function allowed_units_forgotten();
