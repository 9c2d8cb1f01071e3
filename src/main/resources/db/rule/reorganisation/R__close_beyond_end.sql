-- Closes or calls off rows that reach beyond the end of units; answers how many.
--
-- an_event: the event of units that does it and can be undone; null for a file
-- some_rows: what beyond_end and leaves_beyond_end found, as JSON
-- Source: decision 17; V024.
create or replace function close_beyond_end(an_event bigint, some_rows jsonb, a_login text, a_reason text)
  returns integer language plpgsql as $$
declare
  one record;
  closed integer := 0;
begin
  for one in
    select r.relation, array_agg(r.row_id) as ids
    from jsonb_to_recordset(some_rows) as r(relation text, row_id bigint) group by r.relation
    order by array_position(array['member_transfer', 'meeting', 'role_grant', 'member_position', 'membership',
      'member_leave'], r.relation)
  loop
    if an_event is not null then
      execute format('insert into unit_event_change (event_id, relation, row_id, unit_id, before)
        select $1, $2, t.id, r.unit_id, to_jsonb(t) from %I t
        join (select distinct on (row_id) row_id, unit_id from jsonb_to_recordset($3)
          as r(relation text, row_id bigint, unit_id bigint) where relation = $2 order by row_id, unit_id) r on r.row_id = t.id
        on conflict do nothing', one.relation)
        using an_event, one.relation, some_rows;
    end if;
    if one.relation = 'meeting' then
      update meeting set status = 'NOT_HELD', move_reason = a_reason, version = version + 1 where id = any (one.ids);
    elsif one.relation = 'member_transfer' then
      update member_transfer t
      set status = case when r.unit_id = t.to_cell_id then 'RETURNED' else 'WITHDRAWN' end,
        reason = case when r.unit_id = t.to_cell_id then left(a_reason, 500) end,
        settled_at = now(), settled_by = a_login, version = version + 1
      from (select distinct on (row_id) row_id, unit_id from jsonb_to_recordset(some_rows)
        as r(relation text, row_id bigint, unit_id bigint) where relation = 'member_transfer' order by row_id, unit_id) r
      where t.id = r.row_id;
    else
      execute format('delete from %I t using jsonb_to_recordset($1) as r(relation text, row_id bigint, gone boolean)
        where r.relation = $2 and r.gone and t.id = r.row_id', one.relation) using some_rows, one.relation;
      execute format('update %I t set valid_to = r.last_on%s
        from (select row_id, min(last_on) as last_on from jsonb_to_recordset($1)
          as r(relation text, row_id bigint, last_on date, gone boolean)
          where relation = $2 and not gone group by row_id) r
        where t.id = r.row_id', one.relation,
        case one.relation when 'role_grant' then '' else ', version = version + 1' end) using some_rows, one.relation;
    end if;
    if an_event is not null then
      execute format('update unit_event_change c set after = to_jsonb(t) from %I t
        where c.event_id = $1 and c.relation = $2 and t.id = c.row_id', one.relation) using an_event, one.relation;
    end if;
    closed := closed + cardinality(one.ids);
  end loop;
  return closed;
end $$;
