-- The units of scope_units as bounds in their order: the first unit of a row of numbers, the first number after it, and so on;
-- empty for whoever has the right everywhere, and when nobody is at work. A policy asks it once in a statement and looks for
-- each row on which side of a bound a unit is (is_allowed).
--
-- The tree is walked once in a transaction: the answer is kept in a setting with a seal of its own, which is good for what
-- scope_begin said and nothing else. A change of the tree in the same transaction makes it be walked again
-- (allowed_units_forgotten); what others change meanwhile is seen by the next transaction.
-- Source: decision 27.
create or replace function allowed_units(a_right text) returns bigint[]
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  begun text := scope_setting(a_right);
  kept text := current_setting('nennep.units_' || a_right, true);
  key bytea;
  bounds text;
  seal text;
begin
  if begun is null or begun = '0' then
    return array[]::bigint[];
  end if;
  key := (select secret from scope_key);
  begun := concat(current_setting('nennep.seal', true), a_right);
  if kept <> '' then
    bounds := substr(kept, 65);
    seal := encode(sha256(key || sha256(key || convert_to(begun || bounds, 'UTF8'))), 'hex');
    if left(kept, 64) = seal then
      return bounds::bigint[];
    end if;
  end if;
  bounds := array(
    with held as materialized (select scope_units(a_right) as unit_id)
    -- Where one unit ends and the next begins there is no bound.
    select b.bound from (select unit_id from held union all select unit_id + 1 from held) b(bound)
    group by b.bound having count(*) = 1 order by b.bound)::text;
  seal := encode(sha256(key || sha256(key || convert_to(begun || bounds, 'UTF8'))), 'hex');
  perform set_config('nennep.units_' || a_right, seal || bounds, true);
  return bounds::bigint[];
end $$;
