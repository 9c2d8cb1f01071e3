-- A token has an end. One that was made before ends a year after this release came.
alter table app_token add column expires_at timestamptz;
update app_token set expires_at = now() + interval '365 days';
alter table app_token alter column expires_at set not null,
  add constraint app_token_ends_after_its_start check (expires_at > created_at);

-- The brake counts by login and address, by login, and by address; what was counted before has another meaning.
delete from sign_in_brake;
