-- The periods of a reporting year: open, due (entries are late), locked (an exception lets somebody in), frozen (an
-- amendment that the level above approved lets somebody in). A year holds for the whole installation.

create sequence reporting_year_change_seq start with 50 increment by 50;
create sequence year_exception_seq start with 50 increment by 50;
create sequence amendment_seq start with 50 increment by 50;
create sequence closed_year_change_seq;

alter table reporting_year
  add column due_on date,
  add column locks_on date,
  add column frozen_on date,
  add constraint reporting_year_dates_order
    check (due_on <= locks_on and locks_on <= frozen_on and (due_on is null or frozen_on is null or due_on <= frozen_on)),
  add constraint reporting_year_dates_begin
    check (least(due_on, locks_on, frozen_on) >= make_date(year, 1, 1));
comment on table reporting_year is
  'How a year stands now; a year without a row is open. What was decided when and why is in reporting_year_change';
comment on column reporting_year.due_on is 'Last day of entering in time; what comes later is marked as late';
comment on column reporting_year.locks_on is 'From this day changes are refused unless an exception holds';
comment on column reporting_year.frozen_on is 'From this day the figures are signed and change by amendment only';

-- Every decision about a year, never changed afterwards; the dates are those after the decision.
create table reporting_year_change (
  id bigint primary key,
  year integer not null references reporting_year,
  kind text not null,
  due_on date,
  locks_on date,
  frozen_on date,
  reason text not null,
  made_at timestamptz not null,
  made_by text not null,
  constraint reporting_year_change_kind_known check (kind in ('DATED', 'LOCKED', 'UNLOCKED', 'FROZEN')),
  constraint reporting_year_change_reason check (btrim(reason) <> '' and length(reason) <= 500)
);
create index reporting_year_change_of on reporting_year_change (year, made_at);

-- Somebody is let into a locked year: a branch, for a reason, until a moment.
create table year_exception (
  id bigint primary key,
  ref uuid not null,
  year integer not null,
  unit_id bigint not null references unit,
  reason text not null,
  granted_at timestamptz not null,
  granted_by text not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  ended_by text,
  version integer not null default 0,
  constraint year_exception_ref_unique unique (ref),
  constraint year_exception_reason check (btrim(reason) <> '' and length(reason) <= 500),
  constraint year_exception_order check (ends_at > granted_at),
  constraint year_exception_ended check ((ended_at is null) = (ended_by is null))
);
create index year_exception_of on year_exception (year, unit_id);

-- A change of signed figures: asked for by the branch, decided by the level above, open for some days.
create table amendment (
  id bigint primary key,
  ref uuid not null,
  year integer not null,
  unit_id bigint not null references unit,
  what text not null,
  why text not null,
  requested_at timestamptz not null,
  requested_by text not null,
  status text not null,
  decided_at timestamptz,
  decided_by text,
  decision_reason text,
  open_until timestamptz,
  version integer not null default 0,
  constraint amendment_ref_unique unique (ref),
  constraint amendment_what check (btrim(what) <> '' and length(what) <= 1000),
  constraint amendment_why check (btrim(why) <> '' and length(why) <= 1000),
  constraint amendment_status_known check (status in ('REQUESTED', 'APPROVED', 'DECLINED')),
  constraint amendment_decided check (case when status = 'REQUESTED'
    then decided_at is null and decided_by is null and decision_reason is null
    else decided_at is not null and decided_by is not null and btrim(decision_reason) <> '' and decision_reason is not null
     and length(decision_reason) <= 1000 end),
  constraint amendment_open check ((open_until is not null) = (status = 'APPROVED') and open_until > decided_at),
  -- Four eyes: nobody decides what he or she asked for.
  constraint amendment_by_another check (decided_by <> requested_by)
);
create index amendment_of on amendment (year, unit_id);

-- What was changed in a locked or frozen year, and what allowed it; run_id is the consolidation that took it into the
-- figures, null until then.
create table closed_year_change (
  id bigint primary key default nextval('closed_year_change_seq'),
  year integer not null,
  unit_id bigint not null references unit,
  happened_on date not null,
  changed_at timestamptz not null,
  changed_by text not null,
  exception_id bigint references year_exception,
  amendment_id bigint references amendment,
  run_id bigint references consolidation_run,
  constraint closed_year_change_allowed check (num_nonnulls(exception_id, amendment_id) = 1)
);
create index closed_year_change_of on closed_year_change (year, unit_id);

alter table meeting add column late_at timestamptz;
comment on column meeting.late_at is 'When it was last entered or changed after the due date of its year; null when never';

alter table published_year add column amended boolean not null default false;
comment on column published_year.amended is 'Whether an amendment changed signed figures of the year';
alter table consolidation_run_year add column amended boolean not null default false;

-- How a year stands on a day. The same rule as YearState.on; a test compares the two.
create function year_state(a_year integer, a_day date)
  returns text language sql stable as $$
  select coalesce(
    (select case
        when a_day >= frozen_on then 'FROZEN'
        when locked_at is not null or a_day >= locks_on then 'LOCKED'
        when a_day > due_on then 'DUE'
        else 'OPEN' end
      from reporting_year where year = a_year),
    'OPEN')
$$;

-- The exception that lets a unit into a year at a moment; null when there is none. Branches are today's.
create function year_exception_for(a_unit bigint, a_year integer, a_moment timestamptz)
  returns bigint language sql stable security definer set search_path = public, pg_temp as $$
  select x.id from year_exception x
  where x.year = a_year and a_moment >= x.granted_at and a_moment < least(x.ends_at, x.ended_at)
    and x.unit_id in (select unit_id
      from unit_chain(a_unit, unit_day(a_unit, (a_moment at time zone 'Asia/Ho_Chi_Minh')::date)))
  order by x.ends_at desc, x.id limit 1
$$;

-- The approved amendment that lets a unit into a year at a moment; null when there is none.
create function amendment_for(a_unit bigint, a_year integer, a_moment timestamptz)
  returns bigint language sql stable security definer set search_path = public, pg_temp as $$
  select a.id from amendment a
  where a.year = a_year and a.status = 'APPROVED' and a_moment >= a.decided_at and a_moment < a.open_until
    and a.unit_id in (select unit_id
      from unit_chain(a_unit, unit_day(a_unit, (a_moment at time zone 'Asia/Ho_Chi_Minh')::date)))
  order by a.open_until desc, a.id limit 1
$$;

-- Until when a unit is let into a year at a moment; null when it is not, and when the year is not closed.
create function year_open_until(a_unit bigint, a_year integer, a_moment timestamptz)
  returns timestamptz language sql stable security definer set search_path = public, pg_temp as $$
  select case year_state(a_year, (a_moment at time zone 'Asia/Ho_Chi_Minh')::date)
    when 'LOCKED' then (select ends_at from year_exception where id = year_exception_for(a_unit, a_year, a_moment))
    when 'FROZEN' then (select open_until from amendment where id = amendment_for(a_unit, a_year, a_moment))
  end
$$;

-- Reasons and requests are read within the branch; a unit may be let in by what a unit above it was given, which the
-- functions here look up without showing it. Bound when it is asked: the scope is made by a later migration.
create function unit_in_scope(a_unit bigint) returns boolean language plpgsql stable as $$
begin
  return scope_is_all('see') or a_unit in (select scope_units('see'));
end
$$;
alter table year_exception enable row level security;
create policy year_exception_in_scope on year_exception using (unit_in_scope(unit_id));
alter table amendment enable row level security;
create policy amendment_in_scope on amendment using (unit_in_scope(unit_id));

select audit_table('year_exception', 'year');
select audit_table('amendment', 'year');

-- Whether what happened in a unit on a day may be changed at a moment: the one rule, for pages and for files.
create function year_open_for(a_unit bigint, a_day date, a_moment timestamptz)
  returns boolean language sql stable as $$
  select case year_state(extract(year from a_day)::integer, (a_moment at time zone 'Asia/Ho_Chi_Minh')::date)
    when 'LOCKED' then year_exception_for(a_unit, extract(year from a_day)::integer, a_moment) is not null
    when 'FROZEN' then amendment_for(a_unit, extract(year from a_day)::integer, a_moment) is not null
    else true end
$$;

-- The closed years that a change of the days from–to would touch and that are not open for the unit.
create function years_closed_for(a_unit bigint, a_from date, a_to date, a_moment timestamptz)
  returns table (year integer, state text)
  language sql stable as $$
  select y.year, year_state(y.year, (a_moment at time zone 'Asia/Ho_Chi_Minh')::date)
  from reporting_year y
  where make_date(y.year, 1, 1) <= coalesce(a_to, 'infinity') and make_date(y.year, 12, 31) >= a_from
    and not year_open_for(a_unit, make_date(y.year, 1, 1), a_moment)
$$;

-- Notes that a closed year was changed under what allowed it; nothing for a year that is not closed.
create function note_closed_year_change(a_unit bigint, a_day date, a_moment timestamptz, a_login text)
  returns bigint language sql volatile as $$
  insert into closed_year_change (year, unit_id, happened_on, changed_at, changed_by, exception_id, amendment_id)
  select s.year, a_unit, a_day, a_moment, a_login,
    case when s.state = 'LOCKED' then year_exception_for(a_unit, s.year, a_moment) end,
    case when s.state = 'FROZEN' then amendment_for(a_unit, s.year, a_moment) end
  from (select extract(year from a_day)::integer as year,
      year_state(extract(year from a_day)::integer, (a_moment at time zone 'Asia/Ho_Chi_Minh')::date) as state) s
  where s.state in ('LOCKED', 'FROZEN')
  returning coalesce(amendment_id, exception_id)
$$;
