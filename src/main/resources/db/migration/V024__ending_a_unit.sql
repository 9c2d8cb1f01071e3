-- What reaches beyond the end of a unit is closed or called off with it, and comes back when that is undone.

-- What reaches beyond the last day of units: gone when it would begin only after it. Memberships too; an event of units
-- says more about those (who goes where). Leave is the person's: see leaves_beyond_end.
--
-- a_label: whom or what it is, for people
create function beyond_end(some_units bigint[], last_days date[])
  returns table (relation text, row_id bigint, unit_id bigint, last_on date, gone boolean, label text)
  language sql stable as $$
  with ending as (select * from unnest(some_units, last_days) e(unit_id, last_on))
  select 'membership', s.id, e.unit_id, e.last_on, s.valid_from > e.last_on,
    m.family_and_middle_name || ' ' || m.given_name
  from ending e join membership s on s.cell_id = e.unit_id join member m on m.id = s.member_id
  where coalesce(s.valid_to, 'infinity') > e.last_on
  union all
  select 'member_position', h.id, e.unit_id, e.last_on, h.valid_from > e.last_on,
    m.family_and_middle_name || ' ' || m.given_name
  from ending e join member_position h on h.unit_id = e.unit_id join member m on m.id = h.member_id
  where coalesce(h.valid_to, 'infinity') > e.last_on
  union all
  select 'role_grant', g.id, e.unit_id, e.last_on, g.valid_from > e.last_on, a.display_name
  from ending e join role_grant g on g.unit_id = e.unit_id join account a on a.id = g.account_id
  where coalesce(g.valid_to, 'infinity') > e.last_on
  union all
  select 'meeting', t.id, e.unit_id, e.last_on, false, to_char(t.held_on, 'DD/MM/YYYY')
  from ending e join meeting t on t.cell_id = e.unit_id
  where t.status = 'PLANNED' and t.held_on > e.last_on or t.status = 'POSTPONED'
  union all
  select 'member_transfer', t.id, e.unit_id, e.last_on, false, m.family_and_middle_name || ' ' || m.given_name
  from ending e join member_transfer t on e.unit_id in (t.from_cell_id, t.to_cell_id) join member m on m.id = t.member_id
  where t.status = 'SENT'
$$;

-- Leave of people who have no cell after the end of these units.
create function leaves_beyond_end(some_members bigint[], some_units bigint[], a_last_day date)
  returns table (relation text, row_id bigint, unit_id bigint, last_on date, gone boolean, label text)
  language sql stable as $$
  select 'member_leave', l.id, some_units[1], a_last_day, l.valid_from > a_last_day,
    m.family_and_middle_name || ' ' || m.given_name
  from member_leave l join member m on m.id = l.member_id
  where l.member_id = any (some_members) and coalesce(l.valid_to, 'infinity') > a_last_day
    and (not exists (select 1 from membership o join unit_period p on p.unit_id = o.cell_id
        where o.member_id = l.member_id and o.cell_id <> all (some_units)
          and coalesce(p.valid_to, 'infinity') > a_last_day)
      -- Lent to a unit that ends: back home.
      or l.kind = 'TEMPORARY_OUT' and exists (select 1 from member_transfer t
        where t.member_id = l.member_id and t.to_cell_id = any (some_units) and t.kind = 'TEMPORARY'
          and t.status = 'RECEIVED' and t.received_on = l.valid_from and t.last_day = l.valid_to))
$$;

-- Rows that an event took away altogether have no "after".
alter table unit_event_change drop constraint unit_event_change_relation_known;
alter table unit_event_change add constraint unit_event_change_relation_known check (relation in ('unit', 'unit_period',
  'membership', 'member_position', 'role_grant', 'meeting', 'member_transfer', 'member_leave'));
drop policy unit_event_change_in_scope on unit_event_change;
create policy unit_event_change_in_scope on unit_event_change
  using (relation in ('unit', 'unit_period') or (select scope_is_all('see')) or unit_id in (select scope_units('see')))
  with check (true);

-- Closes or calls off these rows.
--
-- an_event: the event of units that does it and can be undone; null for a file
-- some_rows: what beyond_end and leaves_beyond_end found, as JSON
create function close_beyond_end(an_event bigint, some_rows jsonb, a_login text, a_reason text)
  returns integer language plpgsql as $$
declare
  one record;
  closed integer := 0;
begin
  for one in
    select r.relation, array_agg(r.row_id) as ids
    from jsonb_to_recordset(some_rows) as r(relation text, row_id bigint) group by r.relation
    order by array_position(array['member_transfer', 'meeting', 'role_grant', 'member_position', 'membership',
      'member_leave'], r.relation)
  loop
    if an_event is not null then
      execute format('insert into unit_event_change (event_id, relation, row_id, unit_id, before)
        select $1, $2, t.id, r.unit_id, to_jsonb(t) from %I t
        join (select distinct on (row_id) row_id, unit_id from jsonb_to_recordset($3)
          as r(relation text, row_id bigint, unit_id bigint) where relation = $2 order by row_id, unit_id) r on r.row_id = t.id
        on conflict do nothing', one.relation)
        using an_event, one.relation, some_rows;
    end if;
    if one.relation = 'meeting' then
      update meeting set status = 'NOT_HELD', move_reason = a_reason, version = version + 1 where id = any (one.ids);
    elsif one.relation = 'member_transfer' then
      update member_transfer t
      set status = case when r.unit_id = t.to_cell_id then 'RETURNED' else 'WITHDRAWN' end,
        reason = case when r.unit_id = t.to_cell_id then left(a_reason, 500) end,
        settled_at = now(), settled_by = a_login, version = version + 1
      from (select distinct on (row_id) row_id, unit_id from jsonb_to_recordset(some_rows)
        as r(relation text, row_id bigint, unit_id bigint) where relation = 'member_transfer' order by row_id, unit_id) r
      where t.id = r.row_id;
    else
      execute format('delete from %I t using jsonb_to_recordset($1) as r(relation text, row_id bigint, gone boolean)
        where r.relation = $2 and r.gone and t.id = r.row_id', one.relation) using some_rows, one.relation;
      execute format('update %I t set valid_to = r.last_on%s
        from (select row_id, min(last_on) as last_on from jsonb_to_recordset($1)
          as r(relation text, row_id bigint, last_on date, gone boolean)
          where relation = $2 and not gone group by row_id) r
        where t.id = r.row_id', one.relation,
        case one.relation when 'role_grant' then '' else ', version = version + 1' end) using some_rows, one.relation;
    end if;
    if an_event is not null then
      execute format('update unit_event_change c set after = to_jsonb(t) from %I t
        where c.event_id = $1 and c.relation = $2 and t.id = c.row_id', one.relation) using an_event, one.relation;
    end if;
    closed := closed + cardinality(one.ids);
  end loop;
  return closed;
end $$;

-- A code is free again once its unit has ended. The ended unit is looked up by its code with a mark behind it; what it
-- was called in its time stays in unit_period.
create function freed_code(a_code text) returns text language sql stable as $$
  select left(a_code, 60) || '~' || n from generate_series(1, 999) n
  where not exists (select 1 from unit where code = left(a_code, 60) || '~' || n) order by n limit 1
$$;

-- The unit that had a code on a day; without a day known then, as unit_of_code.
create function unit_of_code(a_code text, a_day date) returns bigint language sql stable as $$
  select coalesce(
    (select unit_id from unit_period
      where code = a_code and a_day between valid_from and coalesce(valid_to, 'infinity') limit 1),
    unit_of_code(a_code))
$$;
