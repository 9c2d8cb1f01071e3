-- A guest who presented at a meeting in sight or took its chair is named there.
-- Source: decision 7; V012.
drop policy if exists member_named_by_meeting on member;
drop policy if exists member_by_meeting on member;
create policy member_by_meeting on member
  using (exists (select 1 from meeting_presenter p where p.member_id = member.id)
    or exists (select 1 from meeting m where m.chair_id = member.id));
