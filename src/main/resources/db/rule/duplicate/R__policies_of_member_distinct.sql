-- A note that two entries are two people is seen with either of them.
-- Source: decision 7; V010.
drop policy if exists member_distinct_in_scope on member_distinct;
create policy member_distinct_in_scope on member_distinct using (exists (select 1 from member m where m.id = one_id));
