-- What was sent stays as it was sent: nobody changes it by a slip of the hand, the owner of the tables neither.
-- Source: decision 35; V080.
create or replace function issued_paper_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'an issued paper is only added to';
end $$;

create or replace trigger issued_paper_kept before update or delete or truncate on issued_paper
  execute function issued_paper_refuse();
create or replace trigger issued_paper_file_kept before update or delete or truncate on issued_paper_file
  execute function issued_paper_refuse();
