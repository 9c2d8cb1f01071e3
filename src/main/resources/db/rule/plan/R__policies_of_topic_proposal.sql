-- Who may follow a cell may see what is proposed there; the own proposals are seen by the person.
-- Source: decision 7; V017.
drop policy if exists topic_proposal_in_scope on topic_proposal;
create policy topic_proposal_in_scope on topic_proposal
  using ((select scope_is_all('follow')) or cell_id in (select scope_units('follow'))
    or member_id = (select scope_member()));
