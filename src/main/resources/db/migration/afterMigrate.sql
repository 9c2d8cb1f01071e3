-- What the application's role may do, given anew after each migration, so that a new table cannot be forgotten.
-- The role owns nothing: row-level security holds for it, and what is only added to stays as it was written.

grant usage on schema public to "${application}";
grant select, insert, update, delete on all tables in schema public to "${application}";
grant usage, select on all sequences in schema public to "${application}";
revoke all on flyway_schema_history from "${application}";

-- The log is added to by triggers and audit_note() alone.
revoke insert, update, delete on audit_entry, audit_link from "${application}";
