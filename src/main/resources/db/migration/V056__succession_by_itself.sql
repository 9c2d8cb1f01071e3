-- Who carries on for a unit is known to the tree alone: the day and the order of the event stand in its row. They are no
-- news to the log, which has the event.
drop trigger unit_succession_audited on unit_succession;
alter table unit_succession add column effective_on date, add column entered_at timestamptz;

-- An event that is undone has taken its rows away.
delete from unit_succession s using unit_event e where e.id = s.event_id and e.undone_at is not null;
update unit_succession s set effective_on = e.effective_on, entered_at = e.entered_at
from unit_event e where e.id = s.event_id;

alter table unit_succession alter column effective_on set not null, alter column entered_at set not null;
select audit_table('unit_succession', 'event_id', 'effective_on', 'entered_at');
