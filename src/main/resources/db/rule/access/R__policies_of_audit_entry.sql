-- The log is read within the units of that right; it is written by functions of the owner alone.
-- Source: decision 7; V012.
drop policy if exists audit_entry_in_scope on audit_entry;
create policy audit_entry_in_scope on audit_entry for select
  using ((select scope_is_all('log')) or is_allowed((select allowed_units('log')), unit_id));
