-- Members with a membership that the person at work may see, by a part of their name (without accents, lower case) or by their
-- code: whoever has the code first, then by name, merged entries last. The second wall looks at every row before a name may be
-- compared; here the person's rights are asked of those that have the name, or the name of the few whom a person with few units
-- may see. A name that thousands have is looked for among all who may be seen: one look at each of them would cost more.
--
-- most: how many at the most; null for all
-- Source: decision 27.
drop function if exists members_named(text, text);
create or replace function members_named(words text, a_code text, most integer default null) returns setof bigint
  language plpgsql stable rows 50 security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  units bigint[];
  bounds bigint[] := allowed_units('follow');
  own bigint := scope_member();
  found bigint[];
begin
  if not scope_is_all('follow') then
    units := array(select scope_units('follow'));
  end if;
  if cardinality(units) <= 200 then
    found := array(
      select distinct m.id from membership s join member m on m.id = s.member_id
      where (s.cell_id = any (units) or s.member_id = own)
        and (strpos(m.search_name, words) > 0 or lower(m.code) = lower(a_code)));
  else
    found := array(select m.id from member m where strpos(m.search_name, words) > 0 or lower(m.code) = lower(a_code));
    if units is not null and cardinality(found) <= 2000 then
      found := array(
        select f.id from unnest(found) f(id)
        cross join lateral (select from membership s
          where s.member_id = f.id and (is_allowed(bounds, s.cell_id) or s.member_id = own) limit 1) seen);
    elsif units is not null then
      found := array(
        select distinct s.member_id from membership s
        where (is_allowed(bounds, s.cell_id) or s.member_id = own) and s.member_id = any (found));
    end if;
  end if;
  if most is null then
    return query select unnest(found);
  else
    return query
      select m.id from member m where m.id = any (found)
      order by lower(m.code) = lower(a_code) desc, m.merged_into is not null, m.given_name collate "vi-x-icu",
        m.family_and_middle_name collate "vi-x-icu", m.code limit most;
  end if;
end $$;
