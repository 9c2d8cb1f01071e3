-- A unit stands under its superior only while that one stands. Looked at when the transaction ends, or earlier by set
-- constraints: an event ends a superior before it moves what stood below.
-- Source: decision 17; V027.
create or replace function unit_period_within_parent() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  now_there unit_period;
  life datemultirange;
  days daterange;
begin
  select * into now_there from unit_period where id = new.id;
  if not found or now_there.parent_id is null then
    return null;
  end if;
  perform 1 from unit where id = now_there.parent_id for key share;
  life := unit_life(now_there.parent_id);
  days := daterange(now_there.valid_from, now_there.valid_to, '[]');
  if life is null or not days <@ life then
    perform refuse_outside_life(now_there.parent_id, days, life);
  end if;
  return null;
end $$;
