-- The unit that an entry belongs to, for those who read the log of their own unit; what belongs to a meeting belongs to its
-- cell, what belongs to a person to the person's last home. Null when it belongs to none.
-- Source: decision 7; V005, V018.
create or replace function audit_unit(a_table text, entry jsonb) returns bigint
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return case a_table
    when 'unit' then (entry ->> 'id')::bigint
    when 'member' then (select cell_id from membership where member_id = (entry ->> 'id')::bigint
      order by category = 'TEMPORARY_IN', valid_from desc limit 1)
    when 'account' then (select unit_id from role_grant where account_id = (entry ->> 'id')::bigint
      order by valid_from desc, id desc limit 1)
    else coalesce((entry ->> 'cell_id')::bigint, (entry ->> 'unit_id')::bigint,
      (select cell_id from meeting where id = (entry ->> 'meeting_id')::bigint),
      (select cell_id from membership where member_id = (entry ->> 'member_id')::bigint
        order by category = 'TEMPORARY_IN', valid_from desc limit 1))
  end;
end $$;
