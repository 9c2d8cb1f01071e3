-- Counts what was said anew wherever a roll call, a contribution or a presenter is written: once a statement, so that a
-- file of a million marks counts each meeting once.
-- Source: V052.
create or replace function said_changed() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  touched bigint[];
begin
  if tg_op = 'INSERT' then
    touched := array(select distinct meeting_id from became);
  elsif tg_op = 'DELETE' then
    touched := array(select distinct meeting_id from was);
  else
    touched := array(select meeting_id from became union select meeting_id from was);
  end if;
  if cardinality(touched) > 0 then
    perform count_said(touched);
  end if;
  return null;
end $$;
