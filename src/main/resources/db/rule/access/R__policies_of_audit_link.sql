-- Links of the log are read within the units of that right, like their entries; they are written by functions of the owner alone.
-- Source: decision 7; V075.
drop policy if exists audit_link_in_scope on audit_link;
create policy audit_link_in_scope on audit_link for select
  using ((select scope_is_all('log')) or is_allowed((select allowed_units('log')), unit_id));
