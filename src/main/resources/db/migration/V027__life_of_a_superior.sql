-- A unit stands under its superior only while that one stands. Looked at when the transaction ends, or earlier by set
-- constraints: an event ends a superior before it moves what stood below.
create function unit_period_within_parent() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
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
create constraint trigger unit_period_within_parent after insert or update on unit_period
  deferrable initially deferred for each row execute function unit_period_within_parent();

create function unit_period_keeps_units_below() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
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
create constraint trigger unit_period_keeps_units_below after update or delete on unit_period
  deferrable initially deferred for each row execute function unit_period_keeps_units_below();
