-- Nobody changes the log by mistake, not even its owner.
-- Source: decision 7; V005.
create or replace function audit_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'the log is only added to';
end $$;
