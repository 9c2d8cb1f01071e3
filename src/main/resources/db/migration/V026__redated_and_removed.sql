-- A meeting recorded on the wrong day is moved to another, a person entered by mistake is removed; each is kept as it was
-- and can be undone while nobody has changed it since.

create sequence meeting_redating_seq start with 50 increment by 50;
create table meeting_redating (
  id bigint primary key,
  ref uuid not null,
  meeting_id bigint not null references meeting on delete cascade,
  from_on date not null,
  to_on date not null,
  reason text not null,
  before jsonb not null,
  after jsonb,
  made_at timestamptz not null,
  made_by text not null,
  undone_at timestamptz,
  undone_by text,
  version integer not null default 0,
  constraint meeting_redating_ref_unique unique (ref),
  constraint meeting_redating_another_day check (from_on <> to_on),
  constraint meeting_redating_reason check (btrim(reason) <> '' and length(reason) <= 500),
  constraint meeting_redating_undone check ((undone_at is null) = (undone_by is null))
);
create index meeting_redating_of on meeting_redating (meeting_id);
alter table meeting_redating enable row level security;
create policy meeting_redating_in_scope on meeting_redating
  using ((select scope_is_all('see'))
    or exists (select 1 from meeting m where m.id = meeting_id and m.cell_id in (select scope_units('see'))));
select audit_table('meeting_redating', 'ref', 'before', 'after');

-- The day of a meeting and what depends on it: its number, what it rests on, its counts and its roll.
create function meeting_day_state(a_meeting bigint) returns jsonb language sql stable as $$
  select jsonb_build_object(
    'meeting', jsonb_build_object('id', m.id, 'held_on', m.held_on, 'number', m.number, 'plan_line', m.plan_line,
      'guidance_id', m.guidance_id, 'status', m.status, 'due_count', m.due_count, 'present_count', m.present_count,
      'excused_count', m.excused_count, 'absent_count', m.absent_count, 'speaker_count', m.speaker_count,
      'recorded_at', m.recorded_at, 'recorded_by', m.recorded_by),
    'roll', (select coalesce(jsonb_agg(to_jsonb(e) order by e.member_id), '[]') from roll_call_entry e
      where e.meeting_id = m.id))
  from meeting m where m.id = a_meeting
$$;

create function restore_meeting_day(a_state jsonb) returns void language plpgsql as $$
declare
  was meeting := jsonb_populate_record(cast(null as meeting), a_state -> 'meeting');
begin
  delete from roll_call_entry where meeting_id = was.id;
  insert into roll_call_entry select * from jsonb_populate_recordset(cast(null as roll_call_entry), a_state -> 'roll');
  update meeting m set held_on = was.held_on, number = was.number, plan_line = was.plan_line,
    guidance_id = was.guidance_id, status = was.status, due_count = was.due_count, present_count = was.present_count,
    excused_count = was.excused_count, absent_count = was.absent_count, speaker_count = was.speaker_count,
    recorded_at = was.recorded_at, recorded_by = was.recorded_by, version = m.version + 1
  where m.id = was.id;
end $$;

create sequence member_removal_seq start with 50 increment by 50;
create table member_removal (
  id bigint primary key,
  ref uuid not null,
  member_code text not null,
  full_name text not null,
  cell_id bigint not null references unit,
  before jsonb not null,
  removed_at timestamptz not null,
  removed_by text not null,
  undone_at timestamptz,
  undone_by text,
  version integer not null default 0,
  constraint member_removal_ref_unique unique (ref),
  constraint member_removal_undone check ((undone_at is null) = (undone_by is null))
);
comment on table member_removal is 'People who were entered by mistake, with all rows that went with them';
create index member_removal_of on member_removal (cell_id, removed_at);
alter table member_removal enable row level security;
create policy member_removal_in_scope on member_removal
  using ((select scope_is_all('see')) or cell_id in (select scope_units('see')));
select audit_table('member_removal', 'member_code', 'before');

-- What keeps a person from being removed as entered by mistake: real things, as the table and how many. Roll calls do
-- when their record is confirmed.
create function member_holds(a_member bigint) returns table (place text, number bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select w.place, count(*) from (
    select split_part(r.place, '.', 1) as place from member_references(a_member) r
    where split_part(r.place, '.', 1) not in ('member_position', 'member_transfer')
    union all
    select 'member_transfer' from member_transfer t where t.member_id = a_member and t.status in ('SENT', 'RECEIVED')
    union all
    select 'meeting_presenter' from meeting_presenter p where p.member_id = a_member
    union all
    select 'plan_line_presenter' from plan_line_presenter p where p.member_id = a_member
    union all
    select 'member_merge' from member_merge g where a_member in (g.kept_id, g.merged_id) and g.undone_at is null
    union all
    select 'confirmed' from roll_call_entry e join meeting m on m.id = e.meeting_id
    where e.member_id = a_member and m.status = 'CONFIRMED'
  ) w group by w.place
$$;

-- All rows that go with a person, as they are.
create function member_rows(a_member bigint) returns jsonb
  language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_build_object(
    'member', (select to_jsonb(m) from member m where m.id = a_member),
    'membership', (select coalesce(jsonb_agg(to_jsonb(t)), '[]') from membership t where t.member_id = a_member),
    'member_leave', (select coalesce(jsonb_agg(to_jsonb(t)), '[]') from member_leave t where t.member_id = a_member),
    'member_position', (select coalesce(jsonb_agg(to_jsonb(t)), '[]') from member_position t where t.member_id = a_member),
    'member_transfer', (select coalesce(jsonb_agg(to_jsonb(t)), '[]') from member_transfer t where t.member_id = a_member),
    'member_distinct', (select coalesce(jsonb_agg(to_jsonb(t)), '[]') from member_distinct t
      where a_member in (t.one_id, t.other_id)),
    'roll_call_entry', (select coalesce(jsonb_agg(to_jsonb(t)), '[]') from roll_call_entry t where t.member_id = a_member),
    'recorded', (select coalesce(jsonb_agg(m.id), '[]') from meeting m where m.status = 'RECORDED'
      and m.id in (select t.meeting_id from roll_call_entry t where t.member_id = a_member)))
$$;

-- The counts of meetings follow their rolls; one whose last line went is held and not recorded. A meeting that was only
-- held stays so, unless it is among those that come back as recorded.
create function recount_meetings(some_meetings bigint[], some_recorded bigint[], a_login text) returns void
  language plpgsql as $$
begin
  update meeting m
  set status = case when n.counts then 'RECORDED' else 'HELD' end,
    due_count = case when n.counts then n.due end,
    present_count = case when n.counts then n.present end,
    excused_count = case when n.counts then n.excused end,
    absent_count = case when n.counts then n.absent end,
    recorded_at = case when n.counts then coalesce(m.recorded_at, now()) end,
    recorded_by = case when n.counts then coalesce(m.recorded_by, a_login) end,
    version = version + 1
  from (
    select t.id, count(e.member_id) filter (where e.category <> 'X') as due,
      count(*) filter (where e.mark = 'P' and e.category <> 'X') as present,
      count(*) filter (where e.mark = 'E' and e.category <> 'X') as excused,
      count(*) filter (where e.mark = 'A' and e.category <> 'X') as absent,
      (t.status = 'RECORDED' or t.id = any (some_recorded)) and count(e.member_id) filter (where e.category <> 'X') > 0
        and count(*) filter (where e.mark = 'N') = 0 as counts
    from meeting t left join roll_call_entry e on e.meeting_id = t.id
    where t.id = any (some_meetings) and t.status in ('HELD', 'RECORDED')
    group by t.id, t.status) n
  where m.id = n.id;
end $$;
