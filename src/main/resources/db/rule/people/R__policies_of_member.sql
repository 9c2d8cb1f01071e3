-- A person is seen through a membership; a new one has none yet, so adding is open and reading is not.
-- Source: decision 7; V010, V012, V014.

-- Where rows are kept out of sight, a merged entry, which has no membership of its own, is seen with the kept one.
drop policy if exists member_merged_in_scope on member;
drop policy if exists member_by_merge on member;
create policy member_by_merge on member
  using (merged_into is not null and exists (select 1 from membership m where m.member_id = merged_into));

drop policy if exists member_in_scope on member;
create policy member_in_scope on member
  using ((select scope_is_all('follow'))
    or exists (select 1 from membership m where m.member_id = member.id)
    or id = (select scope_member()));

drop policy if exists member_added on member;
create policy member_added on member for insert with check (true);

-- Who is on the way is known to the cell that shall receive, until that is settled: the person and nothing else.
drop policy if exists member_on_the_way on member;
drop policy if exists member_coming on member;
create policy member_coming on member for select
  using (exists (select 1 from member_transfer t
    where t.member_id = member.id and t.status = 'SENT' and is_allowed((select allowed_units('see')), t.to_cell_id)));
