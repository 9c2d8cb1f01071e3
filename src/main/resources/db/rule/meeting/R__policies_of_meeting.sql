-- A meeting is seen by who may follow its cell, and by who carries on for it in a list of one day.
-- Source: decision 7; V012.
drop policy if exists meeting_in_scope on meeting;
create policy meeting_in_scope on meeting
  using ((select scope_is_all('follow')) or is_allowed((select allowed_units('follow')), cell_id)
    or cell_id in (select scope_carried()));
