-- The whole name of a member, family name first; null for no member.
-- Source: V021, V041.
create or replace function member_name(a_member bigint) returns text language sql stable as $$
  select full_name from member where id = a_member
$$;
