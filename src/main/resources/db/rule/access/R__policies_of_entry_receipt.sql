-- A receipt is seen and written by its owner. What is older than a week is swept by the night, which sees none of them: a
-- deletion that names no column needs the policy of deleting alone.
-- Source: decision 39; V095.
drop policy if exists entry_receipt_read on entry_receipt;
create policy entry_receipt_read on entry_receipt for select
  using (login = (select scope_setting('login')));
drop policy if exists entry_receipt_added on entry_receipt;
create policy entry_receipt_added on entry_receipt for insert
  with check (login = (select scope_setting('login')));
drop policy if exists entry_receipt_answered on entry_receipt;
create policy entry_receipt_answered on entry_receipt for update
  using (login = (select scope_setting('login')));
drop policy if exists entry_receipt_swept on entry_receipt;
create policy entry_receipt_swept on entry_receipt for delete
  using (received_at < now() - interval '7 days');
