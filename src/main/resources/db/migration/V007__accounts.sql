-- Who an account belongs to, how it is kept shut against guessing, and what it may show beside its password.

alter table account
  add column member_id bigint references member,
  add column must_change_password boolean not null default false,
  add column session_generation integer not null default 0;
comment on column account.member_id is 'The person as a member; needed for the role MEMBER';
comment on column account.session_generation is 'A session that was begun with another number has ended';

-- Failures by login and by source address, whether or not there is such a login: the key is a digest, because people
-- type passwords into the wrong field.
create table sign_in_brake (
  id text primary key,
  failure_count integer not null,
  last_failed_at timestamptz not null,
  locked_until timestamptz,
  constraint sign_in_brake_count check (failure_count >= 0)
);
create index sign_in_brake_last_failed on sign_in_brake (last_failed_at);

-- The second factor of an account (RFC 6238); unconfirmed until its first code was right.
create table second_factor (
  account_id bigint primary key references account,
  secret text not null,
  confirmed_at timestamptz,
  last_step bigint not null default 0
);
comment on column second_factor.secret is 'Encrypted with the key of the installation (AES-GCM, base64)';
comment on column second_factor.last_step is 'The time step of the last code that was used: none is good twice';

create table recovery_code (
  account_id bigint not null references account,
  code_hash text not null,
  used_at timestamptz,
  primary key (account_id, code_hash)
);

-- What a program sends instead of the password.
create sequence app_token_seq start with 50 increment by 50;
create table app_token (
  id bigint primary key,
  account_id bigint not null references account,
  name text not null,
  token_hash text not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  constraint app_token_hash_unique unique (token_hash),
  constraint app_token_name_given check (btrim(name) <> '' and length(name) <= 100)
);
create index app_token_account on app_token (account_id);

-- The units and everything below them; a unit that has ended stays with its last superior.
create function unit_branch(some_units bigint[], a_today date)
  returns table (unit_id bigint) language sql stable as $$
  with recursive branch(unit_id) as (
    select unnest(some_units)
    union
    select p.unit_id from branch b
    join unit_period p on p.parent_id = b.unit_id
     and unit_day(p.unit_id, a_today) between p.valid_from and coalesce(p.valid_to, 'infinity')
  )
  select unit_id from branch
$$;

-- The log tells that a second factor or a token came or went, and nothing that opens a door.
select audit_table('second_factor', 'account_id', 'secret', 'last_step');
select audit_table('app_token', 'account_id', 'token_hash');
