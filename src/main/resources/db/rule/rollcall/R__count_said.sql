-- Counts what was said in these meetings and writes it to them where it differs (meeting_said).
--
-- All rows of a meeting count, also those that the person at work does not see. Whoever changes another row of the same
-- meeting meanwhile waits, and counts both. The version stays: nothing that somebody typed has changed. Meetings are
-- looked up by their keys, one by one: after a load the planner still takes a table of a million new rows for an empty one.
-- Those in which nobody can have spoken, most of a file's, are passed over where their counts say so.
-- Source: V052.
create or replace function count_said(some_meetings bigint[]) returns void
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  perform 1 from meeting m where m.id = any (some_meetings) order by m.id for no key update;
  update meeting m
  set contribution_count = said.contributions, open_count = said.unanswered, speaker_count = said.speakers
  from meeting_said(array(
    select t.id from unnest(some_meetings) t(id) join meeting k on k.id = t.id
    where (k.contribution_count, k.open_count, k.speaker_count) <> (0, 0, 0)
      or exists (select from contribution c where c.meeting_id = t.id)
      or exists (select from meeting_presenter p where p.meeting_id = t.id))) said
  where m.id = said.meeting_id
    and (m.contribution_count, m.open_count, m.speaker_count)
      is distinct from (said.contributions, said.unanswered, said.speakers);
end $$;
