-- The rows of a demonstration thrown about by a seed, for SecondWallRowsIT. Without triggers and foreign keys: only what policies
-- look at matters.
set session_replication_role = replica;
select setseed({seed});

create function sort_of(name text) returns text language sql as $$
  select case when name in ('cell_id', 'unit_id', 'from_cell_id', 'to_cell_id', 'parent_id') then 'unit'
    when name in ('member_id', 'person_id', 'chair_id', 'merged_into', 'kept_id', 'merged_id', 'one_id', 'other_id')
      then 'member'
    when name = 'meeting_id' then 'meeting' when name = 'plan_id' then 'annual_plan'
    when name = 'plan_line_id' then 'plan_line' when name = 'key_task_id' then 'key_task'
    when name = 'material_id' then 'material' end
$$;

-- Tables that the demonstration has hardly any rows of get some whose columns are of the right sort and no more.
do $$
declare
  t record;
  there integer;
  dropped text;
  columns text;
  contents text;
begin
  for t in select distinct tablename as name from pg_policies where schemaname = 'public'
      and tablename !~ '^(entry_receipt|frozen_|issued_paper|paper_|roll_call_draft)' order by 1 loop
    execute format('select count(*) from %I', t.name) into there;
    continue when there >= 40;
    for dropped in select conname from pg_constraint where conrelid = t.name::regclass and contype = 'c' loop
      execute format('alter table %I drop constraint %I', t.name, dropped);
    end loop;
    select string_agg(quote_ident(a.attname), ', ' order by a.attnum), string_agg(case
        when sort_of(a.attname) is not null then format(
          '(select array_agg(id) from %1$I)[1 + floor(random() * (select count(*) from %1$I))]', sort_of(a.attname))
        when a.attname = 'login' then
          '(select array_agg(login) from account)[1 + floor(random() * (select count(*) from account))]'
        when a.attname = 'status' then quote_literal('SENT')
        when a.atttypid in ('text'::regtype, 'varchar'::regtype) then quote_literal('member')
        when a.atttypid in ('bigint'::regtype, 'integer'::regtype, 'smallint'::regtype) then '9000 + n'
        when a.atttypid = 'uuid'::regtype then 'gen_random_uuid()'
        when a.atttypid = 'boolean'::regtype then 'false'
        when a.atttypid = 'date'::regtype then 'date ''2021-01-01'' + n'
        when a.atttypid = 'timestamptz'::regtype then 'now()'
        when a.atttypid in ('jsonb'::regtype, 'integer[]'::regtype, 'bigint[]'::regtype) then quote_literal('{}')
        else 'null' end, ', ' order by a.attnum)
    into columns, contents
    from pg_attribute a
    where a.attrelid = t.name::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      and a.attidentity <> 'a';
    for n in 1..60 loop
      begin
        execute format('insert into %I (%s) select %s from (select %s as n) n', t.name, columns, contents, n);
      exception when unique_violation or exclusion_violation then
        null;
      end;
    end loop;
  end loop;
end $$;

-- A row that a constraint does not let go elsewhere stays where it is. A unit goes under one with a smaller number, so that the
-- tree stays one.
do $$
declare
  c record;
  place tid;
  other bigint;
begin
  for c in
    select a.attrelid::regclass::text as relation, a.attname as name, sort_of(a.attname) as kind
    from pg_attribute a join pg_class r on r.oid = a.attrelid
    where r.relnamespace = 'public'::regnamespace and r.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
      and (r.relrowsecurity or r.relname = 'unit_period' and a.attname = 'parent_id') and a.attgenerated = ''
      and sort_of(a.attname) in ('unit', 'member', 'meeting')
    order by 1, 2
  loop
    for place in execute format('select ctid from %s where random() < 0.3 order by random() limit 150', c.relation)
    loop
      begin
        execute format('select id from %I where random() < 0.2 order by random() limit 1', c.kind) into other;
        if c.relation = 'unit_period' then
          update unit_period set parent_id = other where ctid = place and parent_id is not null and other < unit_id;
        else
          execute format('update %s set %I = $1 where ctid = $2', c.relation, c.name) using other, place;
        end if;
      exception when integrity_constraint_violation or raise_exception then
        null;
      end;
    end loop;
  end loop;
end $$;

set session_replication_role = origin;
