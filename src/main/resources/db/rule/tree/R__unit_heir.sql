-- Who carries on for a unit that has ended, as it is called now; no row when nobody does.
-- Source: decision 17; V023.
create or replace function unit_heir(a_unit bigint) returns table (name text, code text) language sql stable as $$
  select p.name, u.code
  from unit_succession s
  join unit u on u.id = s.successor_id
  join unit_period p on p.unit_id = u.id
  where s.predecessor_id = a_unit and s.heir
  order by s.effective_on desc, s.entered_at desc, p.valid_from desc limit 1
$$;
