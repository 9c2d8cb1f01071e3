-- Which rows of other tables name a member by a column of their own, found by the foreign keys themselves, so that a
-- table that comes later is not forgotten. Tables in which a row is the person's own have rules of their own.
-- Source: decision 11; V010.
create or replace function member_references(a_member bigint)
  returns table (place text, row_id bigint)
  language plpgsql stable as $$
declare
  reference record;
begin
  for reference in
    select c.conrelid::regclass as relation, a.attname as name
    from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    join pg_attribute i on i.attrelid = c.conrelid and i.attname = 'id' and not i.attisdropped
    where c.contype = 'f' and c.confrelid = 'member'::regclass and cardinality(c.conkey) = 1
      and c.conrelid not in ('member'::regclass, 'membership'::regclass, 'member_leave'::regclass,
        'roll_call_entry'::regclass, 'meeting_presenter'::regclass, 'member_merge'::regclass,
        'member_distinct'::regclass)
    order by 1, 2
  loop
    return query execute format('select %L, t.id::bigint from %s t where t.%I = $1 order by 2',
      reference.relation || '.' || reference.name, reference.relation, reference.name) using a_member;
  end loop;
end
$$;
