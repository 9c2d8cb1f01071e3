-- The scores were given on the evening of each meeting, the grades of the year at its end.

update meeting_score s set self_at = m.held_on + time '17:30',
  self_by = case u.code when 'LS.KCQ.BDV' then 'bithu' else 'tinhuy' end
from meeting m join unit u on u.id = m.cell_id
where m.id = s.meeting_id and u.code in ('LS.KCQ.BDV', 'LS.KCQ.M02');
