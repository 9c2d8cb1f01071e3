-- Who carries on for whom, and from when, stands in the tree and is known there without the event: the row takes its day
-- and its order from the event, and one of an event that was undone does not come in.
-- Source: decision 22; V056.
create or replace function succession_of_event() returns trigger
  language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  select e.effective_on, e.entered_at into new.effective_on, new.entered_at
  from unit_event e where e.id = new.event_id and e.undone_at is null;
  return case when found then new end;
end $$;

create or replace trigger succession_of_event before insert on unit_succession
  for each row execute function succession_of_event();
