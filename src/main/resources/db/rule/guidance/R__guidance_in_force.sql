-- The guidance in force in a unit on a day, nearest issuer first; what binds everybody comes last.
-- Source: V016.
create or replace function guidance_in_force(a_unit bigint, a_day date) returns setof guidance
  language sql stable as $$
  select g.* from guidance g
  left join lateral (select c.* from unit_chain(a_unit, a_day) c) chain on chain.unit_id = g.unit_id
  where a_day between g.valid_from and coalesce(g.valid_to, 'infinity')
    and (g.unit_id is null or chain.unit_id is not null)
  order by chain.distance nulls last, g.issued_on desc, g.number
$$;
