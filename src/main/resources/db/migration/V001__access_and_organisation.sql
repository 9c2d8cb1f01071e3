-- Who belongs where, and since when. Dates are inclusive on both ends; an empty end is open.
-- Histories are dated rows: the exclusion constraints refuse two truths for one day.

create extension if not exists btree_gist;

-- Sequences step by 50 because JPA allocates identifiers in blocks of that size.
create sequence unit_seq start with 50 increment by 50;
create sequence unit_period_seq start with 50 increment by 50;
create sequence member_seq start with 50 increment by 50;
create sequence membership_seq start with 50 increment by 50;
create sequence member_leave_seq start with 50 increment by 50;
create sequence account_seq start with 50 increment by 50;
create sequence role_grant_seq start with 50 increment by 50;

create table unit (
  id bigint primary key,
  code text not null,
  constraint unit_code_unique unique (code),
  constraint unit_code_shape check (code ~ '^[^\s|/]{1,64}$')
);
comment on table unit is 'An organisation of the Party, from the province down to the cell; what changes over time is in unit_period';

create table unit_period (
  id bigint primary key,
  unit_id bigint not null references unit,
  name text not null,
  kind text not null,
  parent_id bigint references unit,
  valid_from date not null,
  valid_to date,
  version integer not null default 0,
  constraint unit_period_name_given check (btrim(name) <> '' and length(name) <= 200),
  constraint unit_period_kind_known check (kind in ('PROVINCE', 'SUPERIOR', 'GRASSROOTS', 'SECTION', 'CELL')),
  constraint unit_period_root_is_province check ((parent_id is null) = (kind = 'PROVINCE')),
  constraint unit_period_not_own_parent check (parent_id <> unit_id),
  constraint unit_period_order check (valid_to >= valid_from),
  constraint unit_period_once_a_day
    exclude using gist (unit_id with =, daterange(valid_from, valid_to, '[]') with &&)
);
create index unit_period_parent on unit_period (parent_id);

create table member (
  id bigint primary key,
  ref uuid not null default gen_random_uuid(),
  code text not null,
  family_and_middle_name text not null,
  given_name text not null,
  search_name text not null,
  birth_date date,
  admitted_on date,
  official_on date,
  version integer not null default 0,
  constraint member_code_unique unique (code),
  constraint member_ref_unique unique (ref),
  constraint member_code_shape check (code ~ '^[^\s|/]{1,64}$'),
  constraint member_name_given check (btrim(given_name) <> '' and length(given_name) <= 100
    and btrim(family_and_middle_name) <> '' and length(family_and_middle_name) <= 150),
  constraint member_dates_order check (admitted_on > birth_date and official_on >= admitted_on)
);
comment on column member.search_name is 'The full name without accents, lower case, filled by the application';

create table membership (
  id bigint primary key,
  member_id bigint not null references member,
  cell_id bigint not null references unit,
  category text not null,
  valid_from date not null,
  valid_to date,
  version integer not null default 0,
  constraint membership_category_known check (category in ('OFFICIAL', 'PROBATIONARY', 'TEMPORARY_IN')),
  constraint membership_order check (valid_to >= valid_from),
  constraint membership_once_a_day
    exclude using gist (member_id with =, cell_id with =, daterange(valid_from, valid_to, '[]') with &&),
  -- A person has one home; a temporary stay elsewhere runs beside it.
  constraint membership_one_home
    exclude using gist (member_id with =, daterange(valid_from, valid_to, '[]') with &&)
    where (category <> 'TEMPORARY_IN')
);
create index membership_cell on membership (cell_id);

create table member_leave (
  id bigint primary key,
  member_id bigint not null references member,
  kind text not null,
  valid_from date not null,
  valid_to date,
  reason text,
  version integer not null default 0,
  constraint member_leave_kind_known check (kind in ('EXEMPT', 'TEMPORARY_OUT', 'SPECIAL_DUTY')),
  constraint member_leave_order check (valid_to >= valid_from),
  constraint member_leave_reason_length check (length(reason) <= 500),
  constraint member_leave_once_a_day
    exclude using gist (member_id with =, kind with =, daterange(valid_from, valid_to, '[]') with &&)
);
create index member_leave_member on member_leave (member_id);

create table account (
  id bigint primary key,
  login text not null,
  display_name text not null,
  password_hash text not null,
  language text not null default 'vi',
  disabled_at timestamptz,
  created_at timestamptz not null,
  version integer not null default 0,
  constraint account_login_shape check (login ~ '^[a-z0-9][a-z0-9._@-]{1,63}$'),
  constraint account_login_unique unique (login),
  constraint account_language_known check (language in ('vi', 'en'))
);

create table role_grant (
  id bigint primary key,
  account_id bigint not null references account,
  role text not null,
  unit_id bigint references unit,
  valid_from date not null,
  valid_to date,
  constraint role_grant_role_known check (role in ('SECRETARY', 'OFFICER', 'PROVINCE_OFFICER', 'ADMINISTRATOR')),
  constraint role_grant_place check ((unit_id is null) = (role = 'ADMINISTRATOR')),
  constraint role_grant_order check (valid_to >= valid_from),
  constraint role_grant_once unique nulls not distinct (account_id, role, unit_id, valid_from)
);

-- The chain from a unit to its root as it stood on a day; the unit itself has distance 0.
create function unit_chain(a_unit bigint, a_day date)
  returns table (unit_id bigint, distance integer)
  language sql stable as $$
  with recursive chain(unit_id, distance) as (
    select a_unit, 0
    union all
    select p.parent_id, c.distance + 1
    from chain c
    join unit_period p on p.unit_id = c.unit_id
     and a_day between p.valid_from and coalesce(p.valid_to, 'infinity')
    where p.parent_id is not null and c.distance < 20
  )
  select unit_id, distance from chain
$$;

-- The day on which a unit is looked up when somebody asks "whose is it": today, or else the nearest day of its life
-- (the last one before today; for a unit of the future its first).
create function unit_day(a_unit bigint, a_today date)
  returns date language sql stable as $$
  select coalesce(
    (select least(a_today, valid_to) from unit_period
      where unit_id = a_unit and valid_from <= a_today order by valid_from desc limit 1),
    (select min(valid_from) from unit_period where unit_id = a_unit))
$$;

-- Who belongs to a cell on a day and, when not due to attend, why (domain rules 1.5 and 1.7). The one place of
-- this rule: the page, the import and every check ask it. Going out temporarily takes a person off the home
-- cell's roster only; exemption and special duty hold wherever the person is.
create function roster_of_day(a_cell bigint, a_day date)
  returns table (member_id bigint, category text, not_due_because text)
  language sql stable as $$
  select m.member_id, m.category,
    (select min(l.kind) from member_leave l
      where l.member_id = m.member_id
        and a_day between l.valid_from and coalesce(l.valid_to, 'infinity')
        and (l.kind <> 'TEMPORARY_OUT' or m.category <> 'TEMPORARY_IN'))
  from membership m
  where m.cell_id = a_cell and a_day between m.valid_from and coalesce(m.valid_to, 'infinity')
$$;
