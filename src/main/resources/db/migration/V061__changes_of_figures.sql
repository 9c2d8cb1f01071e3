-- Which figures have to be counted anew: written by triggers in the transaction of each change that can move a figure
-- (rules figure_change_of_...), taken out by the run that counts it (decision 29).

create table figure_change (
  id bigint generated always as identity primary key,
  year integer not null,
  cell_id bigint,
  cause text not null
);
comment on table figure_change is 'Changes that the published figures do not have yet; a run takes out what its snapshot sees';
comment on column figure_change.cell_id is
  'The cell whose figures may differ; null when it may be those of every unit in the year. Not referenced: a unit whose founding is undone goes';
comment on column figure_change.cause is 'The table that was changed';
create index figure_change_of on figure_change (year);
