-- The same person entered twice: found, merged into one, and parted again if that was wrong; or remembered as two.

create sequence member_merge_seq start with 50 increment by 50;

alter table member
  add column merged_into bigint references member,
  add constraint member_not_merged_into_itself check (merged_into <> id);
comment on column member.merged_into is 'The person that this entry turned out to be; the entry stays and leads there';
create index member_merged_into on member (merged_into) where merged_into is not null;
create index member_search_name on member (search_name);
create index member_birth_and_admission on member (birth_date, admitted_on);

-- Where rows are kept out of sight, a merged entry, which has no membership of its own, is seen with the kept one.
create policy member_merged_in_scope on member
  using (merged_into is not null and exists (select 1 from membership m where m.member_id = merged_into));

create table member_merge (
  id bigint primary key,
  ref uuid not null,
  kept_id bigint not null references member,
  merged_id bigint not null references member,
  merged_at timestamptz not null,
  merged_by text not null,
  -- Every row that the merge touched, as it was before and as it was left.
  before jsonb not null,
  after jsonb not null,
  undone_at timestamptz,
  undone_by text,
  version integer not null default 0,
  constraint member_merge_ref_unique unique (ref),
  constraint member_merge_two check (kept_id <> merged_id),
  constraint member_merge_undone check ((undone_at is null) = (undone_by is null))
);
create unique index member_merge_once on member_merge (merged_id) where undone_at is null;
create index member_merge_kept on member_merge (kept_id);

create table member_distinct (
  one_id bigint not null references member,
  other_id bigint not null references member,
  noted_at timestamptz not null,
  noted_by text not null,
  primary key (one_id, other_id),
  constraint member_distinct_order check (one_id < other_id)
);

-- Within sight of who sees the person; the rows themselves are in the log already.
alter table member_merge enable row level security;
create policy member_merge_in_scope on member_merge using (exists (select 1 from member m where m.id = kept_id));
alter table member_distinct enable row level security;
create policy member_distinct_in_scope on member_distinct using (exists (select 1 from member m where m.id = one_id));
select audit_table('member_merge', 'ref', 'before', 'after');
select audit_table('member_distinct', 'one_id');

-- A person's own attendances are looked for among those of everybody.
create index if not exists roll_call_entry_member on roll_call_entry (member_id);

-- Which rows of other tables name a member by a column of their own, found by the foreign keys themselves, so that a
-- table that comes later is not forgotten. Tables in which a row is the person's own have rules of their own.
create function member_references(a_member bigint)
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

-- Lets these rows name another member.
create function point_member_references(a_rows jsonb, a_member bigint)
  returns integer language plpgsql as $$
declare
  reference record;
begin
  for reference in select * from jsonb_to_recordset(a_rows) as r(place text, row_id bigint)
  loop
    execute format('update %s set %I = $1 where id = $2',
      split_part(reference.place, '.', 1)::regclass, split_part(reference.place, '.', 2))
      using a_member, reference.row_id;
  end loop;
  return jsonb_array_length(a_rows);
end
$$;

-- The meetings whose rows a merge of this member touches.
create function member_meetings(a_member bigint)
  returns table (meeting_id bigint) language sql stable as $$
  select e.meeting_id from roll_call_entry e where e.member_id = a_member
  union
  select p.meeting_id from meeting_presenter p where p.member_id = a_member
  union
  select m.id from meeting m where m.chair_id = a_member
$$;

-- The cells whose rows a merge touches, also those out of the person's sight: to be asked before, and no more is told.
create function merge_cells(a_kept bigint, a_merged bigint)
  returns table (cell_id bigint) language sql stable security definer set search_path = public, pg_temp as $$
  select s.cell_id from membership s where s.member_id in (a_kept, a_merged)
  union
  select m.cell_id from meeting m where m.id in (select meeting_id from member_meetings(a_merged))
$$;

-- Everything that a merge of two members touches, as it stands now.
create function merge_snapshot(a_kept bigint, a_merged bigint, a_meetings bigint[])
  returns jsonb language sql stable as $$
  select jsonb_build_object(
    'meetings', to_jsonb(a_meetings),
    'member', (select jsonb_agg(to_jsonb(m) order by m.id) from member m where m.id in (a_kept, a_merged)),
    'membership', (select coalesce(jsonb_agg(to_jsonb(s) order by s.id), '[]') from membership s
      where s.member_id in (a_kept, a_merged)),
    'member_leave', (select coalesce(jsonb_agg(to_jsonb(l) order by l.id), '[]') from member_leave l
      where l.member_id in (a_kept, a_merged)),
    'roll_call_entry', (select coalesce(jsonb_agg(to_jsonb(e) order by e.meeting_id, e.member_id), '[]')
      from roll_call_entry e where e.member_id in (a_kept, a_merged) and e.meeting_id = any (a_meetings)),
    'meeting_presenter', (select coalesce(jsonb_agg(to_jsonb(p) order by p.meeting_id, p.position), '[]')
      from meeting_presenter p where p.meeting_id = any (a_meetings)),
    'meeting', (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'code', m.code, 'due_count', m.due_count,
        'present_count', m.present_count, 'excused_count', m.excused_count, 'absent_count', m.absent_count) order by m.id),
        '[]')
      from meeting m where m.id = any (a_meetings)),
    'reference', (select coalesce(jsonb_agg(jsonb_build_object('place', r.place, 'row_id', r.row_id)
        order by r.place, r.row_id), '[]')
      from member_references(a_merged) r))
$$;
