-- The roles of a cell and of the log; an administrator or auditor of a branch has a unit, one of the installation none.
alter table role_grant drop constraint role_grant_role_known;
alter table role_grant add constraint role_grant_role_known check (role in ('MEMBER', 'SECRETARY', 'DEPUTY',
  'MINUTES_SECRETARY', 'OFFICER', 'PROVINCE_OFFICER', 'ADMINISTRATOR', 'AUDITOR'));
alter table role_grant drop constraint role_grant_place;
alter table role_grant add constraint role_grant_place
  check (unit_id is not null or role in ('ADMINISTRATOR', 'AUDITOR'));
