-- A draft is seen by who wrote it.
-- Source: decision 7; V018, V050.
drop policy if exists record_draft_own on record_draft;
create policy record_draft_own on record_draft
  using (login = (select scope_setting('login')));
