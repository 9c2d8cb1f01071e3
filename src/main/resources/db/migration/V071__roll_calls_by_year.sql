-- Roll calls lie by the year of their meeting, as the figures do (V070): what counts, checks or shows a year reads that year
-- alone, and an old year can be detached. The year comes last in the key, and a reference to the meeting's own year keeps it
-- true: a meeting that moves into another year takes its roll along.

-- Nobody saves a roll meanwhile; readers wait for the end only.
lock table meeting, member in share row exclusive mode;
lock table roll_call_entry in access exclusive mode;

alter table meeting add constraint meeting_in_its_year unique (id, year);

alter table roll_call_entry rename to roll_call_entry_before;

create table roll_call_entry (
  like roll_call_entry_before including comments including constraints including defaults,
  year integer not null
) partition by list (year);
comment on column roll_call_entry.year is 'The year of the meeting';
create table by_year.roll_call_entry_rest partition of roll_call_entry default;

do $$
declare
  a_year integer;
  a_trigger text;
  triggers text[] := array(select pg_get_triggerdef(t.oid) from pg_trigger t
    where t.tgrelid = 'roll_call_entry_before'::regclass and not t.tgisinternal order by t.tgname);
  was text;
  became text;
begin
  for a_year in select distinct m.year from meeting m
    where exists (select 1 from roll_call_entry_before e where e.meeting_id = m.id) order by 1
  loop
    execute format('create table by_year.roll_call_entry_%1$s partition of roll_call_entry for values in (%1$s)', a_year);
  end loop;

  -- In the order in which they lie: a roll stays in one piece.
  insert into roll_call_entry select e.*, m.year from roll_call_entry_before e join meeting m on m.id = e.meeting_id;
  select concat_ws(' ', count(*), sum(meeting_id), sum(member_id), count(*) filter (where mark = 'P'), count(reason))
  into was from roll_call_entry_before;
  select concat_ws(' ', count(*), sum(meeting_id), sum(member_id), count(*) filter (where mark = 'P'), count(reason))
  into became from roll_call_entry;
  if was is distinct from became then
    raise exception 'roll calls were lost on the way into their years: % is not %', became, was;
  end if;

  -- Functions that name the table are made again with all rules.
  drop table roll_call_entry_before cascade;
  alter table roll_call_entry
    add constraint roll_call_entry_pkey primary key (meeting_id, member_id, year),
    add constraint roll_call_entry_meeting foreign key (meeting_id, year) references meeting (id, year)
      on update cascade on delete cascade,
    add constraint roll_call_entry_member_id_fkey foreign key (member_id) references member;
  create index roll_call_entry_member on roll_call_entry (member_id);

  foreach a_trigger in array triggers loop
    execute replace(a_trigger, 'roll_call_entry_before', 'roll_call_entry');
  end loop;
end $$;

alter table roll_call_entry enable row level security;

analyze roll_call_entry;
