-- A life that is shortened leaves nothing behind: the other side of the triggers that hold each table within the lives of
-- its units. Looked at when the transaction ends, or earlier by set constraints, so that an event can first end a state and
-- then begin the next.
-- Source: decision 17; V023.
create or replace function unit_period_keeps_life() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  life datemultirange;
  lost datemultirange;
  wrong record;
begin
  perform 1 from unit where id = old.unit_id for update;
  if not found then
    return null;
  end if;
  life := unit_life(old.unit_id);
  lost := datemultirange(daterange(old.valid_from, old.valid_to, '[]')) - coalesce(life, '{}');
  if isempty(lost) then
    return null;
  end if;
  for wrong in
    select daterange(valid_from, valid_to, '[]') as days from membership where cell_id = old.unit_id
    union all
    select daterange(valid_from, valid_to, '[]') from member_position where unit_id = old.unit_id
    union all
    select daterange(valid_from, valid_to, '[]') from role_grant where unit_id = old.unit_id
    union all
    select daterange(held_on, held_on, '[]') from meeting
    where cell_id = old.unit_id and status not in ('POSTPONED', 'NOT_HELD')
    union all
    select daterange(d.day, d.day, '[]') from member_transfer t
    cross join lateral (values (t.to_cell_id, coalesce(t.received_on, t.first_day)),
      (t.from_cell_id, coalesce(t.received_on, t.first_day) - (t.kind = 'OFFICIAL')::integer)) d(unit_id, day)
    where t.status in ('SENT', 'RECEIVED') and d.unit_id = old.unit_id
      and old.unit_id in (t.from_cell_id, t.to_cell_id)
  loop
    if wrong.days && lost then
      perform refuse_outside_life(old.unit_id, wrong.days, life);
    end if;
  end loop;
  for wrong in
    select daterange(l.valid_from, l.valid_to, '[]') as days, member_life(l.member_id) as life from member_leave l
    where l.member_id in (select member_id from membership where cell_id = old.unit_id)
  loop
    if wrong.days && lost and not upper_inf(wrong.life)
      and (upper_inf(wrong.days) or upper(wrong.days) > upper(wrong.life)) then
      perform refuse_outside_life(old.unit_id, wrong.days, life);
    end if;
  end loop;
  return null;
end $$;
