-- A merge is seen with the member that was kept.
-- Source: decision 7; V010.
drop policy if exists member_merge_in_scope on member_merge;
create policy member_merge_in_scope on member_merge using (exists (select 1 from member m where m.id = kept_id));
