-- A link of the log's chain has the unit of its entry, so that the newest entries of somebody's units are found along the
-- chain, without looking each of them up. Like its moment it is a copy, which the hash of the entry covers.
alter table audit_link add column unit_id bigint;
comment on column audit_link.unit_id is 'That of the entry, so that units are looked for along the chain; null for none';
alter table audit_link disable trigger audit_link_kept;
update audit_link l set unit_id = e.unit_id
from audit_entry e where e.id = l.entry_id and e.written_at = l.written_at and e.unit_id is not null;
alter table audit_link enable trigger audit_link_kept;
create index audit_link_of_unit on audit_link (unit_id, position);

-- Whose entries somebody may not read, of those the links are not seen either (rule policies_of_audit_link).
alter table audit_link enable row level security;
