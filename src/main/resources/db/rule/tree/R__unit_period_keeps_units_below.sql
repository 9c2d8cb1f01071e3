-- The other side of unit_period_within_parent: a superior whose life is shortened leaves nothing below it standing.
-- Source: decision 17; V027.
create or replace function unit_period_keeps_units_below() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  life datemultirange := unit_life(old.unit_id);
  lost datemultirange := datemultirange(daterange(old.valid_from, old.valid_to, '[]')) - coalesce(life, '{}');
  wrong record;
begin
  if isempty(lost) then
    return null;
  end if;
  perform 1 from unit where id = old.unit_id for update;
  for wrong in
    select daterange(valid_from, valid_to, '[]') as days from unit_period where parent_id = old.unit_id
  loop
    if wrong.days && lost then
      perform refuse_outside_life(old.unit_id, wrong.days, life);
    end if;
  end loop;
  return null;
end $$;
