-- A draft is seen by who wrote it.
-- Source: decision 39; V096.
drop policy if exists roll_call_draft_own on roll_call_draft;
create policy roll_call_draft_own on roll_call_draft
  using (login = (select scope_setting('login')));
