-- Who sees the seal of a paper sees that it was issued.
-- Source: decisions 7, 36; V086.
drop policy if exists frozen_paper_in_scope on frozen_paper;
create policy frozen_paper_in_scope on frozen_paper using (seal in (select s.hash from frozen_seal s));
