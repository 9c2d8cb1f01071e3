-- Who may follow a cell may see what is proposed there; a person sees proposals of their own.
-- Source: decision 7; V017.
drop policy if exists topic_proposal_in_scope on topic_proposal;
create policy topic_proposal_in_scope on topic_proposal
  using ((select scope_is_all('follow')) or is_allowed((select allowed_units('follow')), cell_id)
    or member_id = (select scope_member()));
