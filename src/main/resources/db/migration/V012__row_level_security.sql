-- The second wall. Should a page or path forget to ask who may, the tables themselves keep what is outside the
-- person's units out of sight. The wall is coarser than the first rule: a unit is inside when it stands or once stood
-- under a unit of the person's grants; on which day it must stand there is for the application to ask. The settings
-- nennep.follow, nennep.see and nennep.log hold the units of the grants with that right, made at the start of each
-- transaction; unit 0 is every unit. Without them nothing is seen.

create index unit_period_root on unit_period (unit_id) where parent_id is null;

-- Nothing is asked of the tree when the answer is plain.
create function scope_widened(units text) returns text language plpgsql stable as $$
begin
  if units = '' or units = '0' then
    return units;
  end if;
  return case when exists (select 1 from unit_period where parent_id is null)
      and not exists (select 1 from unit_period
        where parent_id is null and unit_id <> all (string_to_array(units, ',')::bigint[]))
    then '0' else units end;
end $$;

-- Begins the scope of a transaction. Who may everywhere under every root may everywhere: no tree need be walked then.
create function scope_begin(a_login text, an_origin text, follow text, see text, log text)
  returns void language plpgsql as $$
begin
  perform set_config('nennep.login', a_login, true), set_config('nennep.origin', an_origin, true),
    set_config('nennep.member', coalesce((select member_id::text from account where login = a_login), ''), true),
    set_config('nennep.follow', scope_widened(follow), true),
    set_config('nennep.see', case when see = follow then current_setting('nennep.follow') else scope_widened(see) end, true),
    set_config('nennep.log', case when log = follow then current_setting('nennep.follow') else scope_widened(log) end, true);
end $$;

create function scope_roots(a_right text) returns bigint[] language sql stable as $$
  select coalesce(string_to_array(nullif(current_setting('nennep.' || a_right, true), ''), ',')::bigint[], array[]::bigint[])
$$;

create function scope_is_all(a_right text) returns boolean language sql stable as $$
  select 0 = any (scope_roots(a_right))
$$;

create function scope_units(a_right text) returns setof bigint language sql stable rows 50 as $$
  with recursive below(unit_id) as (
    select unnest(scope_roots(a_right))
    union
    select p.unit_id from below b join unit_period p on p.parent_id = b.unit_id
  )
  select unit_id from below
$$;

-- The member whom the person's account stands for; nothing when it stands for none.
create function scope_member() returns bigint language sql stable as $$
  select nullif(current_setting('nennep.member', true), '')::bigint
$$;

-- The meetings that the person's own roll calls are of, also in a cell that the person has left.
create function scope_own_meetings() returns setof bigint
  language sql stable security definer set search_path = public, pg_temp as $$
  select meeting_id from roll_call_entry where member_id = nullif(current_setting('nennep.member', true), '')::bigint
$$;

alter table meeting enable row level security;
-- A list by the organisation of one day (nennep.now, set with the list) has the meetings of those too for whom the person's
-- units carry on, as their figures have; their roll calls stay out of sight.
create function scope_carried() returns setof bigint language plpgsql stable as $$
begin
  if coalesce(current_setting('nennep.now', true), '') <> '' then
    return query
      with inside as materialized (select scope_units('follow') as unit_id)
      select c.unit_id from unit_now(current_setting('nennep.now')::date) c
      where c.now_id in (select i.unit_id from inside i) or c.parent_id in (select i.unit_id from inside i);
  end if;
end $$;

create policy meeting_in_scope on meeting
  using ((select scope_is_all('follow')) or cell_id in (select scope_units('follow'))
    or cell_id in (select scope_carried())
    or id in (select scope_own_meetings()));

alter table meeting_form enable row level security;
create policy meeting_form_in_scope on meeting_form
  using ((select scope_is_all('follow')) or exists (select 1 from meeting m where m.id = meeting_id));

alter table meeting_presenter enable row level security;
create policy meeting_presenter_in_scope on meeting_presenter
  using ((select scope_is_all('follow')) or exists (select 1 from meeting m where m.id = meeting_id));

alter table roll_call_entry enable row level security;
create policy roll_call_entry_in_scope on roll_call_entry
  using ((select scope_is_all('see'))
    or exists (select 1 from meeting m where m.id = meeting_id and m.cell_id in (select scope_units('see')))
    or member_id = (select scope_member()));

alter table membership enable row level security;
create policy membership_in_scope on membership
  using ((select scope_is_all('follow')) or cell_id in (select scope_units('follow'))
    or member_id = (select scope_member()));

alter table member_leave enable row level security;
create policy member_leave_in_scope on member_leave
  using ((select scope_is_all('see'))
    or exists (select 1 from membership m
      where m.member_id = member_leave.member_id and m.cell_id in (select scope_units('see')))
    or member_id = (select scope_member()));

-- A person is seen through a membership; a new one has none yet, so adding is open and reading is not.
alter table member enable row level security;
create policy member_in_scope on member
  using ((select scope_is_all('follow'))
    or exists (select 1 from membership m where m.member_id = member.id)
    or id = (select scope_member())
    -- A guest who presented or took the chair is named there.
    or exists (select 1 from meeting_presenter p where p.member_id = member.id)
    or exists (select 1 from meeting m where m.chair_id = member.id));
create index meeting_presenter_of on meeting_presenter (member_id);
create index meeting_chaired_by on meeting (chair_id);
create policy member_added on member for insert with check (true);

alter table unit_total enable row level security;
create policy unit_total_in_scope on unit_total
  using ((select scope_is_all('see')) or unit_id in (select scope_units('see'))
    or parent_id in (select scope_units('see')));

alter table unit_total_part enable row level security;
create policy unit_total_part_in_scope on unit_total_part
  using ((select scope_is_all('see')) or unit_id in (select scope_units('see'))
    or parent_id in (select scope_units('see')));

alter table audit_entry enable row level security;
create policy audit_entry_in_scope on audit_entry for select
  using ((select scope_is_all('log')) or unit_id in (select scope_units('log')));

-- Whether a code is taken, also by somebody out of sight: the answer tells no more than the unique constraint would.
create function member_code_taken(a_code text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from member where code = a_code)
$$;
create function meeting_code_taken(a_code text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from meeting where code = a_code)
$$;
