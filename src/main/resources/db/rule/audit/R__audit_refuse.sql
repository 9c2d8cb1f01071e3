-- Nobody changes the log by a slip of the hand, the owner neither.
-- Source: decision 7; V005.
create or replace function audit_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'the log is only added to';
end $$;
