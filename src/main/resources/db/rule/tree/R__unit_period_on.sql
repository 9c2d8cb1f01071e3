-- The periods of units on a day: what each unit that stands on the day is called, its kind and its superior; no row for a
-- unit that does not stand then, one for every other. The one place of this rule. It becomes part of the query that asks
-- it, with the indexes of unit_period: ask for the day of a row by a lateral join,
-- "join unit_period_on(m.held_on) p on p.unit_id = m.cell_id".
--
-- parent_id: null for a root; valid_from and valid_to: both days inclusive, valid_to null for an open end
-- Source: decisions 6 and 17.
create or replace function unit_period_on(a_day date)
  returns table (id bigint, unit_id bigint, code text, name text, kind text, parent_id bigint, valid_from date, valid_to date)
  language sql stable as $$
  select p.id, p.unit_id, p.code, p.name, p.kind, p.parent_id, p.valid_from, p.valid_to
  from unit_period p
  where a_day between p.valid_from and coalesce(p.valid_to, 'infinity')
$$;
