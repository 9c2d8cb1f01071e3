-- A freeze is written once: nobody changes it by a slip of the hand, the owner of the tables neither.
-- Source: decision 36; V085.
create or replace function freeze_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'a freeze is only added to';
end $$;

create or replace trigger frozen_period_kept before update or delete or truncate on frozen_period
  execute function freeze_refuse();
create or replace trigger frozen_text_kept before update or delete or truncate on frozen_text
  execute function freeze_refuse();
create or replace trigger frozen_seal_kept before update or delete or truncate on frozen_seal
  execute function freeze_refuse();
create or replace trigger frozen_paper_kept before update or delete or truncate on frozen_paper
  execute function freeze_refuse();
