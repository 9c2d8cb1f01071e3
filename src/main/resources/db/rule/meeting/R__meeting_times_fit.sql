-- Whether a meeting may begin and end at these times, the same rule as MeetingHours: what begins in the evening may end
-- after midnight. True when one is not known. It is part of a constraint: a change of the rule does not look at old rows.
-- Source: V040.
create or replace function meeting_times_fit(a_start time, an_end time) returns boolean
  language sql immutable parallel safe as $$
  select coalesce(an_end > a_start or a_start >= time '17:00' and an_end <= time '06:00', true)
$$;
