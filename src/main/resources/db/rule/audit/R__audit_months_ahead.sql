-- Makes the partitions of the log for this month and some months to come, and answers how many are new. Called at each start
-- and every night; a month that it never came to lies with the rest, and stays there.
-- Source: decision 30; V066.
create or replace function audit_months_ahead() returns integer
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  ahead constant integer := 3;
  a_month timestamp;
  named text;
  made integer := 0;
begin
  for n in 0..ahead loop
    a_month := date_trunc('month', now() at time zone 'Asia/Ho_Chi_Minh') + n * interval '1 month';
    named := 'audit_entry_' || to_char(a_month, 'YYYY_MM');
    continue when to_regclass('by_month.' || named) is not null;
    begin
      execute format('create table by_month.%I partition of audit_entry for values from (%L) to (%L)', named,
        a_month at time zone 'Asia/Ho_Chi_Minh', (a_month + interval '1 month') at time zone 'Asia/Ho_Chi_Minh');
      execute format('create trigger audit_entry_kept before update or delete or truncate on by_month.%I
        execute function audit_refuse()', named);
      made := made + 1;
    exception when invalid_object_definition or check_violation then
      -- The partition of before has it, or the rest.
    end;
  end loop;
  return made;
end $$;
