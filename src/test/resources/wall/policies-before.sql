-- The policies as they were up to V057, before they asked the units of a person once in a statement: what SecondWallRowsIT
-- compares with. Applied after every policy was dropped.
-- Whether a unit is one that the person at work may see.
create or replace function unit_in_scope(a_unit bigint) returns boolean language plpgsql stable as $$
begin
  return scope_is_all('see') or a_unit in (select scope_units('see'));
end
$$;
create policy audit_entry_in_scope on audit_entry for select
  using ((select scope_is_all('log')) or unit_id in (select scope_units('log')));
create policy audit_link_in_scope on audit_link for select
  using ((select scope_is_all('log')) or unit_id in (select scope_units('log')));
create policy amendment_in_scope on amendment using (unit_in_scope(unit_id));
create policy year_exception_in_scope on year_exception using (unit_in_scope(unit_id));
create policy member_distinct_in_scope on member_distinct using (exists (select 1 from member m where m.id = one_id));
create policy member_merge_in_scope on member_merge using (exists (select 1 from member m where m.id = kept_id));
create policy member_removal_in_scope on member_removal
  using ((select scope_is_all('see')) or cell_id in (select scope_units('see')));
create policy assigned_task_in_scope on assigned_task
  using ((select scope_is_all('see')) or cell_id in (select scope_units('see'))
    or person_id = (select scope_member()));
create policy contribution_in_scope on contribution
  using ((select scope_is_all('see'))
    or exists (select 1 from meeting m where m.id = meeting_id and m.cell_id in (select scope_units('see'))));
create policy meeting_in_scope on meeting
  using ((select scope_is_all('follow')) or cell_id in (select scope_units('follow'))
    or cell_id in (select scope_carried()));
create policy meeting_form_in_scope on meeting_form
  using ((select scope_is_all('follow')) or exists (select 1 from meeting m where m.id = meeting_id));
create policy meeting_material_in_scope on meeting_material
  using ((select scope_is_all('follow')) or exists (select 1 from meeting m where m.id = meeting_id));
create policy meeting_move_in_scope on meeting_move
  using ((select scope_is_all('follow')) or exists (select 1 from meeting m where m.id = meeting_id));
create policy meeting_preparation_in_scope on meeting_preparation
  using ((select scope_is_all('follow')) or exists (select 1 from meeting m where m.id = meeting_id));
create policy meeting_presenter_in_scope on meeting_presenter
  using ((select scope_is_all('follow')) or exists (select 1 from meeting m where m.id = meeting_id));
create policy meeting_score_in_scope on meeting_score
  using ((select scope_is_all('see'))
    or exists (select 1 from meeting m where m.id = meeting_id and m.cell_id in (select scope_units('see'))));
create policy meeting_score_carried on meeting_score for select
  using (exists (select 1 from meeting m where m.id = meeting_id and m.cell_id in (select scope_carried())));
create policy meeting_vote_in_scope on meeting_vote
  using ((select scope_is_all('see'))
    or exists (select 1 from meeting m where m.id = meeting_id and m.cell_id in (select scope_units('see'))));
create policy member_named_by_meeting on member
  using (exists (select 1 from meeting_presenter p where p.member_id = member.id)
    or exists (select 1 from meeting m where m.chair_id = member.id));
create policy record_version_in_scope on record_version
  using ((select scope_is_all('see'))
    or exists (select 1 from meeting m where m.id = meeting_id and m.cell_id in (select scope_units('see'))));
create policy member_merged_in_scope on member
  using (merged_into is not null and exists (select 1 from membership m where m.member_id = merged_into));
create policy member_in_scope on member
  using ((select scope_is_all('follow'))
    or exists (select 1 from membership m where m.member_id = member.id)
    or id = (select scope_member()));
create policy member_added on member for insert with check (true);
create policy member_on_the_way on member for select
  using (exists (select 1 from member_transfer t
    where t.member_id = member.id and t.status = 'SENT' and t.to_cell_id in (select scope_units('see'))));
create policy member_leave_in_scope on member_leave
  using ((select scope_is_all('see'))
    or exists (select 1 from membership m
      where m.member_id = member_leave.member_id and m.cell_id in (select scope_units('see')))
    or member_id = (select scope_member()));
create policy member_position_in_scope on member_position
  using ((select scope_is_all('see')) or unit_id in (select scope_units('see'))
    or exists (select 1 from membership m
      where m.member_id = member_position.member_id and m.cell_id in (select scope_units('see')))
    or member_id = (select scope_member()));
create policy member_transfer_in_scope on member_transfer
  using ((select scope_is_all('see')) or from_cell_id in (select scope_units('see'))
    or to_cell_id in (select scope_units('see')) or member_id = (select scope_member()));
create policy membership_in_scope on membership
  using ((select scope_is_all('follow')) or cell_id in (select scope_units('follow'))
    or member_id = (select scope_member()));
create policy annual_plan_in_scope on annual_plan
  using ((select scope_is_all('follow')) or cell_id in (select scope_units('follow')));
create policy annual_plan_carried on annual_plan for select using (cell_id in (select scope_carried()));
create policy annual_plan_move_in_scope on annual_plan_move
  using ((select scope_is_all('follow')) or exists (select 1 from annual_plan p where p.id = plan_id));
create policy key_task_in_scope on key_task
  using ((select scope_is_all('follow')) or cell_id in (select scope_units('follow')));
create policy key_task_carried on key_task for select using (cell_id in (select scope_carried()));
create policy key_task_meeting_in_scope on key_task_meeting
  using ((select scope_is_all('follow')) or exists (select 1 from key_task k where k.id = key_task_id));
create policy key_task_move_in_scope on key_task_move
  using ((select scope_is_all('follow')) or exists (select 1 from key_task k where k.id = key_task_id));
create policy key_task_progress_in_scope on key_task_progress
  using ((select scope_is_all('follow')) or exists (select 1 from key_task k where k.id = key_task_id));
create policy plan_line_in_scope on plan_line
  using ((select scope_is_all('follow')) or exists (select 1 from annual_plan p where p.id = plan_id));
create policy plan_line_form_in_scope on plan_line_form
  using ((select scope_is_all('follow')) or exists (select 1 from plan_line l where l.id = plan_line_id));
create policy plan_line_group_in_scope on plan_line_group
  using ((select scope_is_all('follow')) or exists (select 1 from plan_line l where l.id = plan_line_id));
create policy plan_line_presenter_in_scope on plan_line_presenter
  using ((select scope_is_all('follow')) or exists (select 1 from plan_line l where l.id = plan_line_id));
create policy topic_proposal_in_scope on topic_proposal
  using ((select scope_is_all('follow')) or cell_id in (select scope_units('follow'))
    or member_id = (select scope_member()));
create policy meeting_score_line_in_scope on meeting_score_line
  using ((select scope_is_all('see'))
    or exists (select 1 from meeting_score s where s.meeting_id = meeting_score_line.meeting_id));
create policy year_grade_in_scope on year_grade
  using ((select scope_is_all('see')) or cell_id in (select scope_units('see')));
create policy year_grade_carried on year_grade for select using (cell_id in (select scope_carried()));
create policy record_draft_own on record_draft
  using (login = (select scope_setting('login')));
create policy unit_event_change_in_scope on unit_event_change
  using (relation in ('unit', 'unit_period') or (select scope_is_all('see')) or unit_id in (select scope_units('see')))
  with check (true);
create policy unit_life_mended_in_scope on unit_life_mended
  using ((select scope_is_all('see')) or unit_id in (select scope_units('see')));
create policy meeting_of_own_roll on meeting using (id in (select scope_own_meetings()));
create policy meeting_redating_in_scope on meeting_redating
  using ((select scope_is_all('see'))
    or exists (select 1 from meeting m where m.id = meeting_id and m.cell_id in (select scope_units('see'))));
create policy roll_call_entry_in_scope on roll_call_entry
  using ((select scope_is_all('see'))
    or exists (select 1 from meeting m where m.id = meeting_id and m.cell_id in (select scope_units('see')))
    or member_id = (select scope_member()));
create policy unit_total_in_scope on unit_total
  using ((select scope_is_all('see')) or unit_id in (select scope_units('see'))
    or parent_id in (select scope_units('see')));
create policy unit_total_aside_in_scope on unit_total_aside
  using ((select scope_is_all('see')) or unit_id in (select scope_units('see')));
create policy unit_total_part_in_scope on unit_total_part
  using ((select scope_is_all('see')) or unit_id in (select scope_units('see'))
    or parent_id in (select scope_units('see')));
