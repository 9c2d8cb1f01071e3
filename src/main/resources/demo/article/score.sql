-- The scores were given on the evening of each meeting, the grades of the year at its end.

update meeting_score s set self_at = m.held_on + time '17:30',
  self_by = case u.code when 'LS.KCQ.BDV' then 'bithu' else 'tinhuy' end
from meeting m join unit u on u.id = m.cell_id
where m.id = s.meeting_id and u.code in ('LS.KCQ.BDV', 'LS.KCQ.M02');

insert into year_grade (cell_id, year, criteria_set_id, proposed_grade, evidence, self_grade, self_at, self_by,
  superior_grade, superior_at, superior_by)
select u.id, 2021, min(s.criteria_set_id), 'GOOD',
  jsonb_build_object('held', count(*), 'grades', jsonb_build_object('GOOD', count(*))), 'GOOD',
  timestamptz '2021-12-14 16:00+07', case u.code when 'LS.KCQ.BDV' then 'bithu' else 'tinhuy' end,
  case u.code when 'LS.KCQ.BDV' then 'GOOD' end,
  case u.code when 'LS.KCQ.BDV' then timestamptz '2021-12-22 15:00+07' end,
  case u.code when 'LS.KCQ.BDV' then 'canbo' end
from meeting m join unit u on u.id = m.cell_id join meeting_score s on s.meeting_id = m.id
where u.code in ('LS.KCQ.BDV', 'LS.KCQ.M02') and m.year = 2021 and m.kind = 'REGULAR'
group by u.id, u.code
having bool_and(s.grade = 'GOOD');
