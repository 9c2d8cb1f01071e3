-- The tables of the server's batch runtime, in its own words. It would make them itself, but the application's role may
-- make nothing in this schema. An installation from before has them.
create table if not exists jbatch_checkpointdata (id varchar(512), obj bytea);
create table if not exists jbatch_jobinstancedata (
  jobinstanceid serial primary key, name varchar(512), apptag varchar(512));
create table if not exists jbatch_executioninstancedata (
  jobexecid serial primary key, jobinstanceid bigint not null references jbatch_jobinstancedata (jobinstanceid),
  createtime timestamp, starttime timestamp, endtime timestamp, updatetime timestamp, parameters bytea,
  batchstatus varchar(512), exitstatus varchar(512));
create table if not exists jbatch_stepexecutioninstancedata (
  stepexecid serial primary key, jobexecid bigint not null references jbatch_executioninstancedata (jobexecid),
  batchstatus varchar(512), exitstatus varchar(512), stepname varchar(512), readcount integer, writecount integer,
  commitcount integer, rollbackcount integer, readskipcount integer, processskipcount integer, filtercount integer,
  writeskipcount integer, starttime timestamp, endtime timestamp, persistentdata bytea);
create table if not exists jbatch_jobstatus (
  id bigint not null references jbatch_jobinstancedata (jobinstanceid), obj bytea);
create table if not exists jbatch_stepstatus (
  id bigint not null references jbatch_stepexecutioninstancedata (stepexecid), obj bytea);
