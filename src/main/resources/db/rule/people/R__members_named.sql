-- Members with a membership that the person at work may see, by a part of their name (without accents, lower case) or by their
-- code. The second wall looks at every row before a name may be compared; here the person's rights are asked of those that
-- have the name, or the name of the few whom a person with few units may see.
-- Source: decision 27.
create or replace function members_named(words text, a_code text) returns setof bigint
  language plpgsql stable rows 200 security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  units bigint[];
  bounds bigint[] := allowed_units('follow');
  own bigint := scope_member();
begin
  if scope_is_all('follow') then
    return query select m.id from member m where strpos(m.search_name, words) > 0 or lower(m.code) = lower(a_code);
    return;
  end if;
  units := array(select scope_units('follow'));
  if cardinality(units) <= 200 then
    return query
      select distinct m.id from membership s join member m on m.id = s.member_id
      where (s.cell_id = any (units) or s.member_id = own)
        and (strpos(m.search_name, words) > 0 or lower(m.code) = lower(a_code));
  else
    return query
      select m.id from member m
      cross join lateral (select from membership s
        where s.member_id = m.id and (is_allowed(bounds, s.cell_id) or s.member_id = own) limit 1) seen
      where strpos(m.search_name, words) > 0 or lower(m.code) = lower(a_code);
  end if;
end $$;
