-- Whatever belongs to a unit lies within the unit's life: memberships, positions, grants, leave of its people, meetings,
-- transfers, plans, key tasks and proposals. Held from both sides: when such a row is written or changed, and when the
-- life of the unit is shortened. A roll call has the day of its meeting.

create index role_grant_unit on role_grant (unit_id);

create function unit_life(a_unit bigint) returns datemultirange
  language sql stable security definer set search_path = public, pg_temp as $$
  select range_agg(daterange(valid_from, valid_to, '[]')) from unit_period where unit_id = a_unit
$$;
comment on function unit_life is 'The days on which a unit stands; null for one without any';

-- The lives of the cells that a member belongs to or ever did; null for a member without any.
create function member_life(a_member bigint) returns datemultirange
  language sql stable security definer set search_path = public, pg_temp as $$
  select range_agg(daterange(p.valid_from, p.valid_to, '[]'))
  from unit_period p
  where p.unit_id in (select cell_id from membership where member_id = a_member)
$$;

-- Who carries on for a unit that has ended, as it is called now; no row when nobody does.
create function unit_heir(a_unit bigint) returns table (name text, code text) language sql stable as $$
  select p.name, u.code
  from unit_succession s
  join unit_event e on e.id = s.event_id and e.undone_at is null
  join unit u on u.id = s.successor_id
  join unit_period p on p.unit_id = u.id
  where s.predecessor_id = a_unit and s.heir
  order by e.effective_on desc, e.entered_at desc, p.valid_from desc limit 1
$$;

-- Refuses days of which some lie outside a unit's life. The name of the constraint says which end it is, the detail the
-- facts of the sentence for people, as JSON: name and code of the unit, its first or last day, and who carries on.
create function refuse_outside_life(a_unit bigint, some_days daterange, life datemultirange) returns void
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  unit_name text;
  unit_code text;
  first_on date := lower(life);
  last_on date := upper(life) - 1;
  heir_name text;
  heir_code text;
begin
  select p.name, u.code into unit_name, unit_code
  from unit u join unit_period p on p.unit_id = u.id where u.id = a_unit order by p.valid_from desc limit 1;
  if first_on is not null and lower(some_days) < first_on then
    raise exception 'days % before unit % began on %', some_days, unit_code, first_on using errcode = 'check_violation',
      constraint = 'unit_life_not_begun', detail = jsonb_build_array(unit_name, unit_code, first_on);
  end if;
  if last_on is not null and (upper_inf(some_days) or upper(some_days) - 1 > last_on) then
    select h.name, h.code into heir_name, heir_code from unit_heir(a_unit) h;
    raise exception 'days % after unit % ended on %', some_days, unit_code, last_on using errcode = 'check_violation',
      constraint = case when heir_name is null then 'unit_life_ended' else 'unit_life_ended_succeeded' end,
      detail = jsonb_build_array(unit_name, unit_code, last_on)
        || case when heir_name is null then '[]' else jsonb_build_array(heir_name, heir_code) end;
  end if;
  raise exception 'unit % does not stand on all of %', unit_code, some_days using errcode = 'check_violation',
    constraint = 'unit_life_interrupted', detail = jsonb_build_array(coalesce(unit_name, unit_code), unit_code);
end $$;

-- What was entered before this rule and lies outside: ended with its unit, or moved to the unit's first day; what lies
-- wholly outside goes, and a meeting that was only planned is called off. Each row as it was stays here. Recorded meetings
-- stay as they are: the consolidation sets their cells aside by name, and people decide.
create table unit_life_mended (
  id bigint generated always as identity primary key,
  relation text not null,
  row_id bigint not null,
  unit_id bigint not null,
  before jsonb not null,
  what text not null,
  mended_at timestamptz not null default now(),
  constraint unit_life_mended_what_known check (what in ('SHORTENED', 'REMOVED', 'CALLED_OFF'))
);
comment on table unit_life_mended is 'Rows of before release V023 that lay outside the life of their unit, as they were';

do $$
declare
  one record;
  mended integer := 0;
begin
  for one in
    with life as (select unit_id, range_agg(daterange(valid_from, valid_to, '[]')) as days from unit_period group by unit_id),
    held as (
      select 'membership' as relation, id, cell_id as unit_id, daterange(valid_from, valid_to, '[]') as days, to_jsonb(r) as before
      from membership r
      union all
      select 'member_position', id, unit_id, daterange(valid_from, valid_to, '[]'), to_jsonb(r) from member_position r
      union all
      select 'role_grant', id, unit_id, daterange(valid_from, valid_to, '[]'), to_jsonb(r) from role_grant r
      where unit_id is not null
    )
    select h.*, (select p from unnest(l.days * datemultirange(h.days)) p order by lower(p) limit 1) as left_over
    from held h join life l on l.unit_id = h.unit_id
    where not h.days <@ l.days
  loop
    insert into unit_life_mended (relation, row_id, unit_id, before, what)
    values (one.relation, one.id, one.unit_id, one.before, case when one.left_over is null then 'REMOVED' else 'SHORTENED' end);
    if one.left_over is null then
      execute format('delete from %I where id = $1', one.relation) using one.id;
    else
      execute format('update %I set valid_from = $2, valid_to = $3 where id = $1', one.relation)
        using one.id, lower(one.left_over), upper(one.left_over) - 1;
    end if;
    mended := mended + 1;
  end loop;
  for one in
    select l.id, to_jsonb(l) as before, c.unit_id, upper(c.life) - 1 as last_on,
      case when l.valid_from < upper(c.life) and coalesce(l.valid_to, 'infinity') >= lower(c.life) then 'SHORTENED'
        else 'REMOVED' end as what
    from member_leave l
    join (select s.member_id, range_agg(daterange(p.valid_from, p.valid_to, '[]')) as life, max(s.cell_id) as unit_id
          from membership s join unit_period p on p.unit_id = s.cell_id group by s.member_id) c on c.member_id = l.member_id
    where not upper_inf(c.life) and coalesce(l.valid_to, 'infinity') >= upper(c.life)
  loop
    insert into unit_life_mended (relation, row_id, unit_id, before, what)
    values ('member_leave', one.id, one.unit_id, one.before, one.what);
    if one.what = 'REMOVED' then
      delete from member_leave where id = one.id;
    else
      update member_leave set valid_to = one.last_on where id = one.id;
    end if;
    mended := mended + 1;
  end loop;
  for one in
    select m.id, m.cell_id as unit_id, to_jsonb(m) as before from meeting m
    where m.status = 'PLANNED' and exists (select 1 from unit_period p where p.unit_id = m.cell_id)
      and not exists (select 1 from unit_period p where p.unit_id = m.cell_id
        and m.held_on between p.valid_from and coalesce(p.valid_to, 'infinity'))
  loop
    insert into unit_life_mended (relation, row_id, unit_id, before, what)
    values ('meeting', one.id, one.unit_id, one.before, 'CALLED_OFF');
    update meeting set status = 'NOT_HELD', version = version + 1,
      move_reason = 'Chi bộ không hoạt động vào ngày đã xếp lịch (rà soát dữ liệu cũ)'
    where id = one.id;
    mended := mended + 1;
  end loop;
  if mended > 0 then
    raise warning '% row(s) lay outside the life of their unit and were mended; see unit_life_mended', mended;
  end if;
end $$;
alter table unit_life_mended enable row level security;
create policy unit_life_mended_in_scope on unit_life_mended
  using ((select scope_is_all('see')) or unit_id in (select scope_units('see')));

-- Which days of which units a row of each table is about, as a query for (id, unit_id, days) with %s for the rows; days
-- that are null ask for nothing.
create temp table unit_life_rule (
  relation text primary key,
  days_of_rows text not null
) on commit drop;
insert into unit_life_rule (relation, days_of_rows) values
  ('membership', 'select id, cell_id as unit_id, daterange(valid_from, valid_to, ''[]'') as days from %s'),
  ('member_position', 'select id, unit_id, daterange(valid_from, valid_to, ''[]'') as days from %s'),
  ('role_grant', 'select id, unit_id, daterange(valid_from, valid_to, ''[]'') as days from %s'),
  -- What does not take place, or waits for another day, has none.
  ('meeting', 'select id, cell_id as unit_id, case when status not in (''POSTPONED'', ''NOT_HELD'')
    then daterange(held_on, held_on, ''[]'') end as days from %s'),
  -- The person is at home in the old cell the day before, and in the new one from the first day on.
  ('member_transfer', 'select id, unit_id, daterange(day, day, ''[]'') as days from (
      select id, to_cell_id as unit_id, coalesce(received_on, first_day) as day, status from %1$s
      union all
      select id, from_cell_id, coalesce(received_on, first_day) - (kind = ''OFFICIAL'')::integer, status from %1$s) t
    where status in (''SENT'', ''RECEIVED'')');

-- Writes the functions and triggers that hold each table within the lives of its units, for all rows of a statement at
-- once. A row that was outside before the rule was made may be changed otherwise.
create function hold_within_life(a_relation text, an_event text, written text) returns void language plpgsql as $do$
begin
  execute format(
    $f$
    create function %1$s_%2$s_within_life() returns trigger
      language plpgsql security definer set search_path = public, pg_temp as $t$
    declare
      wrong record;
    begin
      -- Whoever shortens the life of the unit meanwhile waits, or is waited for.
      perform 1 from unit where id in (select unit_id from (%3$s) w) order by id for key share;
      with written as (select * from (%3$s) w where unit_id is not null and days is not null),
      life as (
        select p.unit_id, range_agg(daterange(p.valid_from, p.valid_to, '[]')) as days from unit_period p
        where p.unit_id in (select unit_id from written) group by p.unit_id)
      select w.unit_id, w.days, l.days as life into wrong
      from written w left join life l on l.unit_id = w.unit_id
      where l.days is null or not w.days <@ l.days
      order by w.unit_id, w.days limit 1;
      if found then
        perform refuse_outside_life(wrong.unit_id, wrong.days, wrong.life);
      end if;
      return null;
    end $t$
    $f$, a_relation, an_event, written);
  execute format('create trigger %1$s_%2$s_within_life after %2$s on %1$s referencing new table as fresh %3$s
    for each statement execute function %1$s_%2$s_within_life()',
    a_relation, an_event, case an_event when 'update' then 'old table as stale' else '' end);
end $do$;
select hold_within_life(relation, 'insert', format(days_of_rows, 'fresh')),
  hold_within_life(relation, 'update', format(days_of_rows, 'fresh') || ' except ' || format(days_of_rows, 'stale'))
from unit_life_rule;
drop function hold_within_life;

-- What an event of units called off comes back as it was when the event is undone.
create or replace function meeting_moved() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.status || '>' || new.status <> all (array[
      'PLANNED>HELD', 'PLANNED>RECORDED', 'PLANNED>POSTPONED', 'PLANNED>NOT_HELD',
      'HELD>PLANNED', 'HELD>RECORDED', 'RECORDED>HELD', 'RECORDED>CONFIRMED', 'CONFIRMED>RECORDED',
      'POSTPONED>PLANNED', 'POSTPONED>NOT_HELD', 'NOT_HELD>PLANNED', 'NOT_HELD>POSTPONED']) then
    raise exception 'a meeting does not become % when it is %', new.status, old.status
      using errcode = 'check_violation', constraint = 'meeting_move_allowed';
  end if;
  insert into meeting_move (meeting_id, from_status, to_status, moved_at, moved_by, reason)
  values (new.id, case when tg_op = 'UPDATE' then old.status end, new.status, clock_timestamp(),
    coalesce(nullif(current_setting('nennep.login', true), ''), '-'), new.move_reason);
  return null;
end $$;

-- A leave is the person's: it ends with the last of the person's cells. It may be older than the first one, since people
-- are exempt for good before their cell is entered here; a leave that was over by then has nothing to do with it.
create function leave_days(a_member bigint, a_from date, a_to date) returns daterange
  language sql stable security definer set search_path = public, pg_temp as $$
  select case when coalesce(a_to, 'infinity') < lower(l.life) then daterange(a_from, a_to, '[]')
    else daterange(greatest(a_from, lower(l.life)), a_to, '[]') end
  from member_life(a_member) l(life) where l.life is not null
$$;
create function member_leave_within_life() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  wrong record;
begin
  select f.member_id, d.days, l.life into wrong
  from fresh f
  cross join lateral member_life(f.member_id) l(life)
  cross join lateral leave_days(f.member_id, f.valid_from, f.valid_to) d(days)
  where l.life is not null
    and (lower(d.days) < lower(l.life) or not upper_inf(l.life) and (upper_inf(d.days) or upper(d.days) > upper(l.life)))
  order by f.id limit 1;
  if found then
    perform refuse_outside_life((select cell_id from membership where member_id = wrong.member_id
      order by coalesce(valid_to, 'infinity') desc, valid_from desc limit 1), wrong.days, wrong.life);
  end if;
  return null;
end $$;
create trigger member_leave_written_within_life after insert on member_leave referencing new table as fresh
  for each statement execute function member_leave_within_life();
create trigger member_leave_changed_within_life after update on member_leave referencing new table as fresh
  for each statement execute function member_leave_within_life();

-- Plans, key tasks and proposals are of a year in which the cell stands on some day.
create function year_within_life() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  life datemultirange := unit_life(new.cell_id);
  days daterange := daterange(make_date(new.year, 1, 1), make_date(new.year, 12, 31), '[]');
begin
  if life is null or not life && days then
    perform refuse_outside_life(new.cell_id, days, life);
  end if;
  return null;
end $$;
create trigger annual_plan_within_life after insert or update of cell_id, year on annual_plan
  for each row execute function year_within_life();
create trigger key_task_within_life after insert or update of cell_id, year on key_task
  for each row execute function year_within_life();
create trigger topic_proposal_within_life after insert or update of cell_id, year on topic_proposal
  for each row execute function year_within_life();

-- The other side: a life that is shortened leaves nothing behind. Looked at when the transaction ends, or earlier by set
-- constraints, so that an event can first end a state and then begin the next.
create function unit_period_keeps_life() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
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
create constraint trigger unit_period_keeps_life after update or delete on unit_period
  deferrable initially deferred for each row execute function unit_period_keeps_life();
