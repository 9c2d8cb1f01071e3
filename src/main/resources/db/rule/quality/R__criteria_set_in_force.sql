-- The set by which a meeting of a cell on a day is scored: the nearest unit's before those further up, an example after
-- what was really decided, the meeting's own kind before all kinds, the latest first. Null when there is none.
-- Source: decision 16; V019.
create or replace function criteria_set_in_force(a_cell bigint, a_kind text, a_day date) returns bigint
  language sql stable as $$
  select s.id from criteria_set s
  left join unit_chain(a_cell, unit_day(a_cell, a_day)) chain on chain.unit_id = s.unit_id
  where a_day between s.valid_from and coalesce(s.valid_to, 'infinity') and s.applies_to in (a_kind, 'ALL')
    and (s.unit_id is null or chain.unit_id is not null)
  order by chain.distance nulls last, s.example, s.applies_to = 'ALL', s.valid_from desc, s.published_at desc, s.id desc
  limit 1
$$;
