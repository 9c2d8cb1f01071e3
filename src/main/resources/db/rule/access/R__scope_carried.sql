-- A list by the organisation of one day (nennep.now, set with the list) has the meetings of those too for whom the person's
-- units carry on, as their figures have; their roll calls stay out of sight. No row without such a day.
-- Source: decision 7; V012.
create or replace function scope_carried() returns setof bigint language plpgsql stable as $$
begin
  if coalesce(current_setting('nennep.now', true), '') <> '' then
    return query
      with inside as materialized (select scope_units('follow') as unit_id)
      select c.unit_id from unit_now(current_setting('nennep.now')::date) c
      where c.now_id in (select i.unit_id from inside i) or c.parent_id in (select i.unit_id from inside i);
  end if;
end $$;
