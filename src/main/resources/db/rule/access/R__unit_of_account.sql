-- The unit that an account's rows belong to in the log: that of the latest grant; null when it holds everywhere.
-- Asked by audit_unit with the rights of the owner.
-- Source: decision 7; V005.
create or replace function unit_of_account(an_account bigint) returns bigint
  language sql stable as $$
  select unit_id from role_grant where account_id = an_account order by valid_from desc, id desc limit 1
$$;
