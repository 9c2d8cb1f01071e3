-- Every unit with the unit that stands for it on a day: itself while it stands, else its heir, that one's heir and so on.
-- A unit that ended without an heir stands for itself, below whoever carries on for its last superior; with nobody left
-- above it, it is a root of its own. An heir counts when it took over at the unit's end, not when the unit only gave
-- something away, and when it is of its sort: a cell carries on for a cell, a committee for a committee. Heirs are
-- followed forward in time, so that a chain cannot loop. The one place of this rule: the consolidation and the lists of
-- meetings ask it.
--
-- stands: whether the unit itself stands on the day; parent_id and period_id are those of the unit that stands for it.
-- Source: decision 6; V008.
create or replace function unit_now(a_day date)
  returns table (unit_id bigint, now_id bigint, stands boolean, parent_id bigint, period_id bigint)
  language sql stable as $$
  with recursive life as materialized (
    -- The state on the day, or on the nearest day of the unit's life: the last one before, else the first one after.
    select distinct on (p.unit_id) p.unit_id, p.id as period_id, p.parent_id, p.kind,
      a_day between p.valid_from and coalesce(p.valid_to, 'infinity') as stands,
      coalesce(p.valid_to, 'infinity') as to_on
    from unit_period p
    order by p.unit_id, p.valid_from > a_day, abs(p.valid_from - a_day)
  ),
  heir as materialized (
    select distinct on (s.predecessor_id) s.predecessor_id, s.successor_id, s.effective_on, s.entered_at, s.event_id as id
    from unit_succession s
    join life l on l.unit_id = s.predecessor_id
    join life h on h.unit_id = s.successor_id and (h.kind = 'CELL') = (l.kind = 'CELL')
    where s.heir and s.effective_on <= a_day and not l.stands and s.effective_on >= l.to_on
    order by s.predecessor_id, s.effective_on desc, s.entered_at desc, s.event_id desc
  ),
  chain(unit_id, at_id, effective_on, entered_at, event_id) as (
    select h.predecessor_id, h.successor_id, h.effective_on, h.entered_at, h.id
    from heir h
    union all
    select c.unit_id, h.successor_id, h.effective_on, h.entered_at, h.id
    from chain c
    join heir h on h.predecessor_id = c.at_id
     and (h.effective_on, h.entered_at, h.id) > (c.effective_on, c.entered_at, c.event_id)
  ),
  last_heir as (
    select distinct on (c.unit_id) c.unit_id, c.at_id
    from chain c
    order by c.unit_id, c.effective_on desc, c.entered_at desc, c.event_id desc
  ),
  -- From all units, not from the chains: the planner must know how many rows to expect, or it compares each unit with each.
  carrier as materialized (
    select l.unit_id, l.parent_id as last_parent_id, t.unit_id as now_id, t.stands, t.period_id
    from life l
    left join last_heir e on e.unit_id = l.unit_id
    join life t on t.unit_id = coalesce(e.at_id, l.unit_id)
  ),
  superior as materialized (
    select l.unit_id, l.parent_id, p.now_id, p.stands or p.last_parent_id is null as ends
    from life l
    join carrier p on p.unit_id = l.parent_id
  ),
  -- Up the last superiors until one of them is carried on by a unit that stands; at last the root.
  above(unit_id, at_id, parent_id, steps) as (
    select c.unit_id, c.unit_id, cast(null as bigint), 0 from carrier c where c.now_id = c.unit_id
    union all
    select a.unit_id, s.parent_id, case when s.now_id <> a.unit_id and s.ends then s.now_id end, a.steps + 1
    from above a
    join superior s on s.unit_id = a.at_id
    where a.parent_id is null and a.steps < 40
  ),
  place as materialized (
    select distinct on (a.unit_id) a.unit_id, a.parent_id from above a order by a.unit_id, a.steps desc
  )
  select c.unit_id, c.now_id, own.stands, p.parent_id, c.period_id
  from carrier c
  join life own on own.unit_id = c.unit_id
  join place p on p.unit_id = c.now_id
$$;
