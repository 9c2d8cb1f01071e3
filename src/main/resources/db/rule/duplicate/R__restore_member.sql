-- Puts a person's row back; columns that are computed are computed again.
-- Source: V043.
create or replace function restore_member(a_member jsonb) returns void language plpgsql as $$
declare
  kept text := (select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
    where attrelid = 'member'::regclass and attnum > 0 and not attisdropped and attgenerated = '');
begin
  execute format('insert into member (%1$s) select %1$s from jsonb_populate_record(cast(null as member), $1)', kept)
    using a_member;
end $$;
