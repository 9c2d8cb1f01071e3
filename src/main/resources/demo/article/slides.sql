-- The slides that the article shows a picture of, as a sample: attached to the first session of 2021.

update material f set unit_id = m.cell_id, uploaded_at = timestamptz '2021-02-12 15:00+07', uploaded_by = 'bithu'
from meeting m
where m.code = 'LS.KCQ.BDV-2021-CD01' and f.file_name = 'chuyen-de-ky-1-nam-2021-mau.pptx';
insert into meeting_material (meeting_id, material_id, purpose, position)
select m.id, f.id, 'PRESENTATION', 1
from meeting m, material f
where m.code = 'LS.KCQ.BDV-2021-CD01' and f.file_name = 'chuyen-de-ky-1-nam-2021-mau.pptx';
