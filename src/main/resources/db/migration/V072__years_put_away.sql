-- Years whose roll calls are out of the tables (rule put_year_away). They are frozen for good, and nobody is let into them, until
-- they are brought back.
create table put_away_year (
  year integer primary key references reporting_year,
  put_away_at timestamptz not null default now(),
  put_away_by text not null default session_user
);
comment on table put_away_year is 'Years whose roll calls were detached; written by the owner of the tables alone';
