-- What a run keeps for the next one, so that it needs to count only the cells that changed.

-- A line of figures is found by its number, in its year.
create sequence unit_total_seq as integer;
alter table unit_total add column id integer not null default nextval('unit_total_seq');
comment on column unit_total.id is 'The number of the line, for counted_stretch; another one when the line was gone in between';

-- A stretch: a unit over days in which its whole chain to the root stayed the same.
create table counted_stretch (
  year integer not null,
  unit_id bigint not null,
  from_on date not null,
  to_on date not null,
  now_id bigint not null,
  then_root bigint not null,
  now_root bigint,
  cell boolean not null,
  lines_then integer[] not null,
  lines_now integer[] not null,
  own_line integer,
  quarters smallint not null,
  quarters_held smallint not null,
  figures integer[] not null,
  people bigint[] not null,
  primary key (year, unit_id, from_on)
);
create index counted_stretch_carried on counted_stretch (year, now_id);
comment on table counted_stretch is 'What the last run counted of a unit over days in which its whole chain to the root stayed the same';
comment on column counted_stretch.now_id is 'The unit that carries on for it on the day of the run';
comment on column counted_stretch.lines_then is 'The lines of unit_total that have its figures, by the tree as it was; lines_now by the tree of the run';
comment on column counted_stretch.own_line is 'The line that has its figures and no others; null when there is none, and then its shares are in counted_stretch_part';
comment on column counted_stretch.quarters is 'Bits: the quarters ended by the day of the run on whose last day it stood as a cell';
comment on column counted_stretch.quarters_held is 'Bits: the quarters in which it had a thematic meeting';
comment on column counted_stretch.figures is 'The summed figures, in the order of the catalogue';
comment on column counted_stretch.people is 'Who attended, each once, in order';

create table counted_stretch_part (
  year integer not null,
  unit_id bigint not null,
  from_on date not null,
  dimension text not null,
  value text not null,
  sessions integer not null,
  due integer not null,
  present integer not null,
  primary key (year, unit_id, from_on, dimension, value)
);
comment on table counted_stretch_part is 'Shares of stretches that have no line of unit_total to themselves';

alter table counted_stretch enable row level security;
alter table counted_stretch_part enable row level security;
