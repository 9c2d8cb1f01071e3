-- The second wall for transfers and positions.

-- A transfer is the matter of both cells.
alter table member_transfer enable row level security;
create policy member_transfer_in_scope on member_transfer
  using ((select scope_is_all('see')) or from_cell_id in (select scope_units('see'))
    or to_cell_id in (select scope_units('see')) or member_id = (select scope_member()));

-- Who is on the way is known to the cell that shall receive, until that is settled: the person and nothing else.
create policy member_on_the_way on member for select
  using (exists (select 1 from member_transfer t
    where t.member_id = member.id and t.status = 'SENT' and t.to_cell_id in (select scope_units('see'))));

-- What a person held goes with the person.
alter table member_position enable row level security;
create policy member_position_in_scope on member_position
  using ((select scope_is_all('see')) or unit_id in (select scope_units('see'))
    or exists (select 1 from membership m
      where m.member_id = member_position.member_id and m.cell_id in (select scope_units('see')))
    or member_id = (select scope_member()));

-- Where a member belonged, also out of sight: whether somebody may change a person, and whether the years of the change
-- are open, depends on all of it. It tells cells and days to the application and nothing more.
create function member_stays(a_member bigint) returns table (cell_id bigint, valid_from date, valid_to date)
  language sql stable security definer set search_path = public, pg_temp as $$
  select m.cell_id, m.valid_from, m.valid_to from membership m where m.member_id = a_member
$$;
