-- What the cells of the demonstration planned: annual plans, proposals, key tasks. Days lie in the past, so the
-- rows are written as they would stand by now. Invented texts say that they are samples (mẫu).

-- Who leads the cell of the article.
insert into member_position (id, ref, member_id, unit_id, kind, valid_from, decision_number)
select nextval('member_position_seq'), gen_random_uuid(), m.id, u.id, p.kind, date '2020-06-01', 'Mẫu-01/QĐ'
from (values ('MAU-001', 'SECRETARY'), ('MAU-002', 'DEPUTY'), ('MAU-004', 'COMMITTEE_MEMBER')) p(member, kind)
join member m on m.code = p.member
join unit u on u.code = 'LS.KCQ.BDV';

-- A line of a plan keeps its name through all versions, so each is written down once.
create temp table demo_line (
  cell text, year integer, month integer, meeting text, topic text, topic_group text, further text, forms text,
  presenters text, chair text, note text, first_revision integer, last_revision integer, moved_to integer,
  line uuid default gen_random_uuid()
) on commit drop;

-- The six topics of the article, as they were held.
insert into demo_line (cell, year, month, meeting, topic, topic_group, further, forms, presenters, chair,
  first_revision, last_revision)
select u.code, m.year, m.month, m.code, m.topic, m.topic_group,
  case when m.code = 'LS.KCQ.BDV-2021-CD03' then 'RESOLUTION' end,
  (select string_agg(f.form, '|') from meeting_form f where f.meeting_id = m.id),
  (select string_agg(p.code, '|' order by x.position) from meeting_presenter x join member p on p.id = x.member_id
    where x.meeting_id = m.id),
  'MAU-001', 1, 1
from meeting m join unit u on u.id = m.cell_id
where u.code in ('LS.KCQ.BDV', 'LS.KCQ.M02', 'LS.KCQ.M03', 'LS.KCQ.DB1.C1') and m.kind = 'THEMATIC' and m.year = 2021;
update demo_line set chair = (select p.code from meeting m join member p on p.id = m.chair_id where m.code = meeting);

-- 2022 in the cell of the article: two versions; the meeting of May went into August with the second.
insert into demo_line (cell, year, month, meeting, topic, topic_group, further, forms, presenters, chair, note,
  first_revision, last_revision, moved_to)
values
  ('LS.KCQ.BDV', 2022, 2, 'LS.KCQ.BDV-2022-CD01', 'Nâng cao chất lượng công tác nắm tình hình nhân dân (mẫu)',
    'PROFESSIONAL', null, 'REPORT|SLIDES', 'MAU-003', 'MAU-001', null, 1, 2, null),
  ('LS.KCQ.BDV', 2022, 4, 'LS.KCQ.BDV-2022-CD02', 'Học tập và làm theo Bác về phong cách “Dân vận khéo” (mẫu)',
    'HO_CHI_MINH', 'PROFESSIONAL', 'STORY|TALK', 'MAU-007', 'MAU-001', null, 1, 2, null),
  ('LS.KCQ.BDV', 2022, 5, 'LS.KCQ.BDV-2022-CD04', 'Công tác dân vận trong xây dựng nông thôn mới (mẫu)',
    'PROFESSIONAL', 'RESOLUTION', 'REPORT', 'MAU-013', 'MAU-001', 'Gắn với chuyến công tác cơ sở (mẫu)', 1, 2, 8),
  ('LS.KCQ.BDV', 2022, 6, 'LS.KCQ.BDV-2022-CD03',
    'Nhận diện và đấu tranh với thông tin xấu độc trên mạng xã hội (mẫu)',
    'IDEOLOGY', null, 'TALK|SLIDES', 'MAU-014', 'MAU-001', null, 1, 2, null),
  ('LS.KCQ.BDV', 2022, 7, 'LS.KCQ.BDV-2022-CD05',
    'Ứng dụng công nghệ thông tin trong công tác tham mưu về dân vận (mẫu)',
    'PROFESSIONAL', null, 'TALK|SLIDES', 'MAU-005', 'MAU-001', 'Đảng viên tự đăng ký (mẫu)', 1, 2, null),
  ('LS.KCQ.BDV', 2022, 9, null, 'Học tập và làm theo Bác về tự phê bình và phê bình (mẫu)',
    'HO_CHI_MINH', null, 'STORY', 'MAU-006', 'MAU-001', null, 1, 2, null),
  ('LS.KCQ.BDV', 2022, 10, null, 'Công tác dân vận vùng đồng bào dân tộc thiểu số, vùng biên giới (mẫu)',
    'PROFESSIONAL', 'RESOLUTION', 'REPORT|SLIDES', 'MAU-012', 'MAU-002', 'Bổ sung theo ý kiến cấp trên (mẫu)', 2, 2, null),
  ('LS.KCQ.BDV', 2022, 11, null, 'Phát huy dân chủ ở cơ sở, giải quyết kiến nghị của nhân dân (mẫu)',
    'PROFESSIONAL', null, 'REPORT', 'MAU-008', 'MAU-001', null, 1, 2, null),
  ('LS.KCQ.M02', 2022, 3, 'LS.KCQ.M02-2022-CD01', 'Đưa nghị quyết đại hội vào cuộc sống (mẫu)',
    'RESOLUTION', null, 'REPORT', 'MAU-019', 'MAU-015', null, 1, 1, null),
  ('LS.KCQ.M02', 2022, 6, 'LS.KCQ.M02-2022-CD02', 'Học tập và làm theo Bác về thực hành tiết kiệm (mẫu)',
    'HO_CHI_MINH', null, 'STORY', 'MAU-019', 'MAU-015', null, 1, 1, null),
  ('LS.KCQ.M02', 2022, 9, null, 'Cải cách thủ tục hành chính trong cơ quan (mẫu)',
    'PROFESSIONAL', null, 'TALK', 'MAU-016', 'MAU-015', null, 1, 1, null),
  ('LS.KCQ.M02', 2022, 11, null, 'Xây dựng văn hóa công vụ (mẫu)',
    'PROFESSIONAL', null, 'REPORT', 'MAU-025', 'MAU-015', null, 1, 1, null),
  ('LS.KCQ.M03', 2022, 3, 'LS.KCQ.M03-2022-CD01', 'Đưa nghị quyết đại hội vào cuộc sống (mẫu)',
    'RESOLUTION', null, 'REPORT', 'MAU-030', 'MAU-027', null, 1, 1, null),
  ('LS.KCQ.M03', 2022, 6, null, 'Kỹ năng tiếp công dân (mẫu)',
    'PROFESSIONAL', null, 'TALK', 'MAU-039', 'MAU-027', null, 1, 1, null),
  ('LS.KCQ.DB1.C1', 2022, 2, 'LS.KCQ.DB1.C1-2022-CD01', 'Đưa nghị quyết đại hội vào cuộc sống (mẫu)',
    'RESOLUTION', null, 'REPORT', 'MAU-043', 'MAU-040', null, 1, 1, null),
  ('LS.KCQ.DB1.C1', 2022, 8, null, 'Chuyển đổi số trong công tác kế hoạch (mẫu)',
    'PROFESSIONAL', null, 'TALK|SLIDES', 'MAU-044', 'MAU-040', null, 1, 1, null);

create temp table demo_plan (
  cell text, year integer, revision integer, status text, number text, issued_on date, reported_on date,
  adjust_reason text, orientation text
) on commit drop;
insert into demo_plan values
  ('LS.KCQ.BDV', 2021, 1, 'ACKNOWLEDGED', '01-KH/CB', '2021-01-04', '2021-01-06', null,
    'Mỗi quý tổ chức ít nhất một kỳ sinh hoạt chuyên đề; chuyên đề gắn với nhiệm vụ chuyên môn của Ban, với việc học tập '
    'và làm theo Bác, với bảo vệ nền tảng tư tưởng của Đảng. Đảng viên có chuyên môn chuẩn bị, trình bày; các đồng chí '
    'khác bổ sung, góp ý, phản biện (mẫu).'),
  ('LS.KCQ.BDV', 2022, 1, 'REPLACED', '01-KH/CB', '2022-01-05', '2022-01-07', null,
    'Tiếp tục nâng cao chất lượng sinh hoạt chuyên đề, bám sát hướng dẫn của cấp trên; mỗi chuyên đề có sản phẩm áp dụng '
    'vào công việc hằng ngày (mẫu).'),
  ('LS.KCQ.BDV', 2022, 2, 'REPORTED', '05-KH/CB', '2022-05-25', '2022-05-27',
    'Hoãn chuyên đề tháng 5 sang tháng 8, bổ sung một chuyên đề tháng 10 theo ý kiến cấp trên (mẫu)',
    'Tiếp tục nâng cao chất lượng sinh hoạt chuyên đề, bám sát hướng dẫn của cấp trên; mỗi chuyên đề có sản phẩm áp dụng '
    'vào công việc hằng ngày (mẫu).'),
  ('LS.KCQ.M02', 2021, 1, 'ACKNOWLEDGED', '01-KH/CB', '2021-01-08', '2021-01-11', null,
    'Sinh hoạt chuyên đề mỗi quý một kỳ, gắn với nhiệm vụ tham mưu, phục vụ (mẫu).'),
  ('LS.KCQ.M02', 2022, 1, 'REPORTED', '02-KH/CB', '2022-01-12', '2022-01-14', null,
    'Sinh hoạt chuyên đề mỗi quý một kỳ, gắn với cải cách hành chính (mẫu).'),
  ('LS.KCQ.M03', 2021, 1, 'ACKNOWLEDGED', '01-KH/CB', '2021-01-11', '2021-01-12', null,
    'Mỗi quý một chuyên đề; ưu tiên nội dung nghiệp vụ (mẫu).'),
  ('LS.KCQ.M03', 2022, 1, 'RETURNED', '01-KH/CB', '2022-01-14', '2022-01-17', null,
    'Sinh hoạt chuyên đề sáu tháng một kỳ (mẫu).'),
  ('LS.KCQ.DB1.C1', 2021, 1, 'ACKNOWLEDGED', '01-KH/CB', '2021-01-06', '2021-01-08', null,
    'Mỗi quý một chuyên đề gắn với công tác kế hoạch (mẫu).'),
  ('LS.KCQ.DB1.C1', 2022, 1, 'DRAFT', null, null, null, null,
    'Dự thảo định hướng sinh hoạt chuyên đề năm 2022 (mẫu).');
insert into annual_plan (id, cell_id, year, revision, status, orientation, guidance_id, number, issued_on, reported_on,
  adjust_reason, move_reason)
select nextval('annual_plan_seq'), u.id, p.year, p.revision, p.status, p.orientation,
  (select min(id) from guidance where number = '09-HD/TU'), p.number, p.issued_on, p.reported_on, p.adjust_reason,
  case when p.status = 'RETURNED'
    then 'Mỗi quý phải có ít nhất một kỳ chuyên đề; đề nghị bổ sung quý III và quý IV (mẫu)' end
from demo_plan p join unit u on u.code = p.cell;
-- The table has noted that they came today; what is told below came earlier.
delete from annual_plan_move v using annual_plan p, demo_plan d, unit u
where p.id = v.plan_id and u.id = p.cell_id and u.code = d.cell and d.year = p.year;

insert into plan_line (id, plan_id, line, month, position, topic, topic_group, chair_id, note)
select nextval('plan_line_seq'), p.id, l.line,
  case when p.revision = 2 then coalesce(l.moved_to, l.month) else l.month end,
  row_number() over (partition by p.id
    order by case when p.revision = 2 then coalesce(l.moved_to, l.month) else l.month end, l.meeting),
  l.topic, l.topic_group, c.id, l.note
from demo_line l
join unit u on u.code = l.cell
join annual_plan p on p.cell_id = u.id and p.year = l.year and p.revision between l.first_revision and l.last_revision
left join member c on c.code = l.chair;
insert into plan_line_group (plan_line_id, topic_group)
select p.id, g.code from plan_line p join demo_line l on l.line = p.line
cross join lateral unnest(string_to_array(l.further, '|')) g(code);
insert into plan_line_form (plan_line_id, form)
select p.id, f.code from plan_line p join demo_line l on l.line = p.line
cross join lateral unnest(string_to_array(l.forms, '|')) f(code);
insert into plan_line_presenter (plan_line_id, member_id, position)
select p.id, m.id, x.position - 1 from plan_line p join demo_line l on l.line = p.line
cross join lateral unnest(string_to_array(l.presenters, '|')) with ordinality x(code, position)
join member m on m.code = x.code;
update meeting m set plan_line = l.line from demo_line l where l.meeting = m.code;

insert into annual_plan_move (plan_id, from_status, to_status, moved_at, moved_by, reason)
select p.id, v.was, v.now, v.at, v.by, v.reason
from (values
  ('LS.KCQ.BDV', 2021, 1, null, 'DRAFT', timestamptz '2020-12-15 09:00+07', 'bithu', null),
  ('LS.KCQ.BDV', 2021, 1, 'DRAFT', 'ADOPTED', '2020-12-28 16:00+07', 'bithu', null),
  ('LS.KCQ.BDV', 2021, 1, 'ADOPTED', 'ISSUED', '2021-01-04 10:00+07', 'bithu', null),
  ('LS.KCQ.BDV', 2021, 1, 'ISSUED', 'REPORTED', '2021-01-06 10:00+07', 'bithu', null),
  ('LS.KCQ.BDV', 2021, 1, 'REPORTED', 'ACKNOWLEDGED', '2021-01-15 15:00+07', 'canbo', null),
  ('LS.KCQ.BDV', 2022, 1, null, 'DRAFT', '2021-12-14 09:00+07', 'bithu', null),
  ('LS.KCQ.BDV', 2022, 1, 'DRAFT', 'ADOPTED', '2021-12-28 16:00+07', 'bithu', null),
  ('LS.KCQ.BDV', 2022, 1, 'ADOPTED', 'ISSUED', '2022-01-05 10:00+07', 'bithu', null),
  ('LS.KCQ.BDV', 2022, 1, 'ISSUED', 'REPORTED', '2022-01-07 10:00+07', 'bithu', null),
  ('LS.KCQ.BDV', 2022, 1, 'REPORTED', 'ACKNOWLEDGED', '2022-01-18 15:00+07', 'canbo', null),
  ('LS.KCQ.BDV', 2022, 1, 'ACKNOWLEDGED', 'REPLACED', '2022-05-25 10:00+07', 'bithu',
    'Hoãn chuyên đề tháng 5 sang tháng 8, bổ sung một chuyên đề tháng 10 theo ý kiến cấp trên (mẫu)'),
  ('LS.KCQ.BDV', 2022, 2, null, 'DRAFT', '2022-05-20 09:00+07', 'bithu',
    'Hoãn chuyên đề tháng 5 sang tháng 8, bổ sung một chuyên đề tháng 10 theo ý kiến cấp trên (mẫu)'),
  ('LS.KCQ.BDV', 2022, 2, 'DRAFT', 'ADOPTED', '2022-05-23 16:00+07', 'bithu', null),
  ('LS.KCQ.BDV', 2022, 2, 'ADOPTED', 'ISSUED', '2022-05-25 10:00+07', 'bithu', null),
  ('LS.KCQ.BDV', 2022, 2, 'ISSUED', 'REPORTED', '2022-05-27 10:00+07', 'bithu', null),
  ('LS.KCQ.M02', 2022, 1, null, 'DRAFT', '2021-12-20 09:00+07', 'tinhuy', null),
  ('LS.KCQ.M02', 2022, 1, 'DRAFT', 'ADOPTED', '2022-01-10 16:00+07', 'tinhuy', null),
  ('LS.KCQ.M02', 2022, 1, 'ADOPTED', 'ISSUED', '2022-01-12 10:00+07', 'tinhuy', null),
  ('LS.KCQ.M02', 2022, 1, 'ISSUED', 'REPORTED', '2022-01-14 10:00+07', 'tinhuy', null),
  ('LS.KCQ.M03', 2022, 1, null, 'DRAFT', '2022-01-04 09:00+07', 'tinhuy', null),
  ('LS.KCQ.M03', 2022, 1, 'DRAFT', 'ADOPTED', '2022-01-12 16:00+07', 'tinhuy', null),
  ('LS.KCQ.M03', 2022, 1, 'ADOPTED', 'ISSUED', '2022-01-14 10:00+07', 'tinhuy', null),
  ('LS.KCQ.M03', 2022, 1, 'ISSUED', 'REPORTED', '2022-01-17 10:00+07', 'tinhuy', null),
  ('LS.KCQ.M03', 2022, 1, 'REPORTED', 'RETURNED', '2022-01-25 15:00+07', 'canbo',
    'Mỗi quý phải có ít nhất một kỳ chuyên đề; đề nghị bổ sung quý III và quý IV (mẫu)'),
  ('LS.KCQ.DB1.C1', 2022, 1, null, 'DRAFT', '2022-01-10 09:00+07', 'tinhuy', null)
) v(cell, year, revision, was, now, at, by, reason)
join unit u on u.code = v.cell
join annual_plan p on p.cell_id = u.id and p.year = v.year and p.revision = v.revision;
insert into annual_plan_move (plan_id, from_status, to_status, moved_at, moved_by)
select p.id, v.was, v.now, (p.issued_on + v.days) + time '10:00', 'tinhuy'
from annual_plan p
join unit u on u.id = p.cell_id
cross join (values (null, 'DRAFT', -20), ('DRAFT', 'ADOPTED', -4), ('ADOPTED', 'ISSUED', 0), ('ISSUED', 'REPORTED', 3),
  ('REPORTED', 'ACKNOWLEDGED', 10)) v(was, now, days)
where u.code in ('LS.KCQ.M02', 'LS.KCQ.M03', 'LS.KCQ.DB1.C1') and p.year = 2021
order by p.id, v.days;

-- Topics that members proposed.
insert into topic_proposal (id, cell_id, member_id, year, title, reason, topic_group, status, proposed_at, decided_at,
  decided_by, decision_reason, plan_line)
select nextval('topic_proposal_seq'), u.id, m.id, v.year, v.title, v.reason, v.topic_group, v.status, v.proposed_at,
  v.decided_at, case when v.decided_at is not null then 'bithu' end, v.decision_reason,
  (select l.line from demo_line l where l.meeting = v.meeting)
from (values
  ('MAU-004', 2021, 'Giải pháp đổi mới và nâng cao chất lượng, hiệu quả công tác dân vận chính quyền',
    'Lĩnh vực đang phụ trách; nhiều nơi còn lúng túng khi phối hợp (mẫu)', 'PROFESSIONAL', 'CHOSEN',
    timestamptz '2020-12-02 09:10+07', timestamptz '2020-12-28 16:00+07', null, 'LS.KCQ.BDV-2021-CD01'),
  ('MAU-012', 2021, 'Công tác dân vận của một số đơn vị trên địa bàn tỉnh',
    'Từ kết quả đi cơ sở trong năm, cần trao đổi cách làm hay (mẫu)', 'PROFESSIONAL', 'CHOSEN',
    timestamptz '2020-12-03 14:25+07', timestamptz '2020-12-28 16:00+07', null, 'LS.KCQ.BDV-2021-CD06'),
  ('MAU-005', 2021, 'Kỹ năng soạn thảo văn bản tham mưu (mẫu)',
    'Nhiều văn bản phải sửa thể thức trước khi ban hành (mẫu)', 'PROFESSIONAL', 'DECLINED',
    timestamptz '2020-12-04 10:00+07', timestamptz '2020-12-28 16:00+07',
    'Nội dung thuần nghiệp vụ, chuyển sang tập huấn của cơ quan (mẫu)', null),
  ('MAU-005', 2022, 'Ứng dụng công nghệ thông tin trong công tác tham mưu về dân vận (mẫu)',
    'Đang trực tiếp quản lý hệ thống văn bản của Ban (mẫu)', 'PROFESSIONAL', 'CHOSEN',
    timestamptz '2021-12-06 08:30+07', timestamptz '2021-12-28 16:00+07', null, 'LS.KCQ.BDV-2022-CD05'),
  ('MAU-013', 2022, 'Công tác dân vận trong xây dựng nông thôn mới (mẫu)',
    'Theo dõi các xã điểm của tỉnh (mẫu)', 'PROFESSIONAL', 'CHOSEN',
    timestamptz '2021-12-07 09:00+07', timestamptz '2021-12-28 16:00+07', null, 'LS.KCQ.BDV-2022-CD04'),
  ('MAU-010', 2022, 'Kinh nghiệm hòa giải ở cơ sở (mẫu)',
    'Có nhiều vụ việc kéo dài, cần bàn cách tham mưu (mẫu)', 'PROFESSIONAL', 'DECLINED',
    timestamptz '2021-12-08 15:40+07', timestamptz '2021-12-28 16:00+07',
    'Trùng một phần với chuyên đề tháng 11; đề nghị tham gia ý kiến tại kỳ đó (mẫu)', null),
  ('MAU-005', 2022, 'Bảo vệ bí mật nhà nước trên không gian mạng (mẫu)',
    'Cần thiết khi chuyển sang làm việc trên môi trường mạng (mẫu)', 'IDEOLOGY', 'PROPOSED',
    timestamptz '2022-06-10 08:45+07', null, null, null)
) v(member, year, title, reason, topic_group, status, proposed_at, decided_at, decision_reason, meeting)
join member m on m.code = v.member
join unit u on u.code = 'LS.KCQ.BDV';

-- Key tasks: the two of the article through their whole life, and some that are on their way.
create temp table demo_task (
  cell text, year integer, number integer, task text, target text, person text, due_on date, status text,
  self_rating text, self_note text, superior_rating text, superior_note text
) on commit drop;
insert into demo_task values
  ('LS.KCQ.BDV', 2021, 1,
    'Tập trung lãnh đạo cán bộ, đảng viên nâng cao chất lượng công tác tham mưu thực hiện nhiệm vụ chuyên môn, góp phần '
    'hoàn thành tốt nhiệm vụ chính trị của cơ quan',
    '100 % nhiệm vụ theo chương trình công tác hoàn thành đúng hạn; không có văn bản tham mưu bị trả lại do chất lượng '
    '(mẫu)',
    'MAU-001', '2021-12-10', 'RATED', 'DONE',
    'Các nhiệm vụ theo chương trình công tác đều hoàn thành, bảo đảm tiến độ (mẫu)', 'DONE',
    'Nhất trí với tự đánh giá của Chi bộ (mẫu)'),
  ('LS.KCQ.BDV', 2021, 2,
    'Tăng cường công tác lãnh đạo, chỉ đạo nâng cao chất lượng, hiệu quả sinh hoạt chuyên đề của chi bộ',
    'Tổ chức ít nhất 04 kỳ chuyên đề, mỗi quý ít nhất một kỳ; tỷ lệ đảng viên dự từ 90 % trở lên (mẫu)',
    'MAU-002', '2021-12-10', 'RATED', 'EXCEEDED',
    'Tổ chức được 06 kỳ chuyên đề, 84 lượt đảng viên tham gia (mẫu)', 'EXCEEDED',
    'Vượt chỉ tiêu đăng ký; đề nghị nhân rộng cách làm (mẫu)'),
  ('LS.KCQ.BDV', 2022, 1,
    'Nâng cao chất lượng tham mưu các nội dung về công tác dân vận của Tỉnh ủy (mẫu)',
    'Hoàn thành 100 % nhiệm vụ được giao đúng hạn (mẫu)', 'MAU-001', '2022-12-10', 'IN_PROGRESS', null, null, null, null),
  ('LS.KCQ.BDV', 2022, 2, 'Đổi mới hình thức sinh hoạt chuyên đề, gắn với chuyển đổi số (mẫu)',
    'Ít nhất 02 kỳ chuyên đề có ứng dụng công nghệ thông tin (mẫu)', 'MAU-002', '2022-10-31', 'IN_PROGRESS',
    null, null, null, null),
  ('LS.KCQ.BDV', 2022, 3, 'Rà soát, bổ sung quy chế làm việc của Chi bộ (mẫu)', null, null, null, 'DRAFT',
    null, null, null, null),
  ('LS.KCQ.M02', 2021, 1, 'Nâng cao chất lượng tham mưu, tổng hợp (mẫu)', '100 % báo cáo đúng hạn (mẫu)',
    'MAU-015', '2021-12-10', 'RATED', 'DONE', 'Hoàn thành (mẫu)', 'PARTLY', 'Còn ba báo cáo chậm (mẫu)'),
  ('LS.KCQ.M02', 2022, 1, 'Cắt giảm thời gian xử lý văn bản (mẫu)', 'Giảm 20 % thời gian xử lý (mẫu)',
    'MAU-016', '2022-11-30', 'SENT', null, null, null, null),
  ('LS.KCQ.M02', 2022, 2, 'Xây dựng cơ quan văn hóa (mẫu)', 'Được công nhận năm 2022 (mẫu)',
    'MAU-019', '2022-11-30', 'SELF_RATED', 'DONE', 'Đã được công nhận sớm (mẫu)', null, null),
  ('LS.KCQ.M03', 2022, 1, 'Nâng cao chất lượng công tác nội vụ (mẫu)', 'Hoàn thành tốt nhiệm vụ (mẫu)',
    'MAU-027', '2022-11-30', 'RETURNED', null, null, null, null);
insert into key_task (id, cell_id, year, number, task, target, person_id, due_on, status, self_rating, self_note,
  superior_rating, superior_note, move_reason)
select nextval('key_task_seq'), u.id, t.year, t.number, t.task, t.target, m.id, t.due_on, t.status, t.self_rating,
  t.self_note, t.superior_rating, t.superior_note,
  case when t.status = 'RETURNED' then 'Chỉ tiêu còn chung chung, chưa đo được (mẫu)' end
from demo_task t join unit u on u.code = t.cell left join member m on m.code = t.person;
delete from key_task_move v using key_task k, demo_task d, unit u
where k.id = v.key_task_id and u.id = k.cell_id and u.code = d.cell and d.year = k.year;

insert into key_task_move (key_task_id, from_status, to_status, moved_at, moved_by, reason)
select k.id, v.was, v.now, v.at, v.by, v.reason
from (values
  ('LS.KCQ.BDV', 2021, 1, null, 'DRAFT', timestamptz '2020-12-15 09:00+07', 'bithu', null),
  ('LS.KCQ.BDV', 2021, 1, 'DRAFT', 'SENT', '2021-01-06 10:00+07', 'bithu', null),
  ('LS.KCQ.BDV', 2021, 1, 'SENT', 'RETURNED', '2021-01-12 15:00+07', 'canbo',
    'Đề nghị nêu chỉ tiêu cụ thể để đánh giá được (mẫu)'),
  ('LS.KCQ.BDV', 2021, 1, 'RETURNED', 'SENT', '2021-01-14 09:00+07', 'bithu', null),
  ('LS.KCQ.BDV', 2021, 1, 'SENT', 'CONFIRMED', '2021-01-20 15:00+07', 'canbo', null),
  ('LS.KCQ.BDV', 2021, 1, 'CONFIRMED', 'IN_PROGRESS', '2021-02-01 09:00+07', 'bithu', null),
  ('LS.KCQ.BDV', 2021, 1, 'IN_PROGRESS', 'SELF_RATED', '2021-12-06 16:00+07', 'bithu', null),
  ('LS.KCQ.BDV', 2021, 1, 'SELF_RATED', 'RATED', '2021-12-20 15:00+07', 'canbo', null),
  ('LS.KCQ.BDV', 2021, 2, null, 'DRAFT', '2020-12-15 09:10+07', 'bithu', null),
  ('LS.KCQ.BDV', 2021, 2, 'DRAFT', 'SENT', '2021-01-06 10:00+07', 'bithu', null),
  ('LS.KCQ.BDV', 2021, 2, 'SENT', 'CONFIRMED', '2021-01-20 15:05+07', 'canbo', null),
  ('LS.KCQ.BDV', 2021, 2, 'CONFIRMED', 'IN_PROGRESS', '2021-02-01 09:05+07', 'bithu', null),
  ('LS.KCQ.BDV', 2021, 2, 'IN_PROGRESS', 'SELF_RATED', '2021-12-06 16:10+07', 'bithu', null),
  ('LS.KCQ.BDV', 2021, 2, 'SELF_RATED', 'RATED', '2021-12-20 15:05+07', 'canbo', null),
  ('LS.KCQ.BDV', 2022, 1, null, 'DRAFT', '2021-12-14 09:00+07', 'bithu', null),
  ('LS.KCQ.BDV', 2022, 1, 'DRAFT', 'SENT', '2022-01-07 10:00+07', 'bithu', null),
  ('LS.KCQ.BDV', 2022, 1, 'SENT', 'CONFIRMED', '2022-01-20 15:00+07', 'canbo', null),
  ('LS.KCQ.BDV', 2022, 1, 'CONFIRMED', 'IN_PROGRESS', '2022-02-09 09:00+07', 'bithu', null),
  ('LS.KCQ.BDV', 2022, 2, null, 'DRAFT', '2021-12-14 09:10+07', 'bithu', null),
  ('LS.KCQ.BDV', 2022, 2, 'DRAFT', 'SENT', '2022-01-07 10:00+07', 'bithu', null),
  ('LS.KCQ.BDV', 2022, 2, 'SENT', 'CONFIRMED', '2022-01-20 15:05+07', 'canbo', null),
  ('LS.KCQ.BDV', 2022, 2, 'CONFIRMED', 'IN_PROGRESS', '2022-02-24 09:00+07', 'bithu', null),
  ('LS.KCQ.BDV', 2022, 3, null, 'DRAFT', '2022-05-12 09:00+07', 'bithu', null),
  ('LS.KCQ.M02', 2021, 1, null, 'DRAFT', '2021-01-05 09:00+07', 'tinhuy', null),
  ('LS.KCQ.M02', 2021, 1, 'DRAFT', 'SENT', '2021-01-08 10:00+07', 'tinhuy', null),
  ('LS.KCQ.M02', 2021, 1, 'SENT', 'CONFIRMED', '2021-01-20 15:10+07', 'canbo', null),
  ('LS.KCQ.M02', 2021, 1, 'CONFIRMED', 'IN_PROGRESS', '2021-02-03 09:00+07', 'tinhuy', null),
  ('LS.KCQ.M02', 2021, 1, 'IN_PROGRESS', 'SELF_RATED', '2021-12-08 16:00+07', 'tinhuy', null),
  ('LS.KCQ.M02', 2021, 1, 'SELF_RATED', 'RATED', '2021-12-20 15:20+07', 'canbo', null),
  ('LS.KCQ.M02', 2022, 1, null, 'DRAFT', '2022-01-10 09:00+07', 'tinhuy', null),
  ('LS.KCQ.M02', 2022, 1, 'DRAFT', 'SENT', '2022-01-14 10:00+07', 'tinhuy', null),
  ('LS.KCQ.M02', 2022, 2, null, 'DRAFT', '2022-01-10 09:00+07', 'tinhuy', null),
  ('LS.KCQ.M02', 2022, 2, 'DRAFT', 'SENT', '2022-01-14 10:00+07', 'tinhuy', null),
  ('LS.KCQ.M02', 2022, 2, 'SENT', 'CONFIRMED', '2022-01-20 15:10+07', 'canbo', null),
  ('LS.KCQ.M02', 2022, 2, 'CONFIRMED', 'IN_PROGRESS', '2022-02-10 09:00+07', 'tinhuy', null),
  ('LS.KCQ.M02', 2022, 2, 'IN_PROGRESS', 'SELF_RATED', '2022-06-20 16:00+07', 'tinhuy', null),
  ('LS.KCQ.M03', 2022, 1, null, 'DRAFT', '2022-01-11 09:00+07', 'tinhuy', null),
  ('LS.KCQ.M03', 2022, 1, 'DRAFT', 'SENT', '2022-01-17 10:00+07', 'tinhuy', null),
  ('LS.KCQ.M03', 2022, 1, 'SENT', 'RETURNED', '2022-01-25 15:10+07', 'canbo',
    'Chỉ tiêu còn chung chung, chưa đo được (mẫu)')
) v(cell, year, number, was, now, at, by, reason)
join unit u on u.code = v.cell
join key_task k on k.cell_id = u.id and k.year = v.year and k.number = v.number;

insert into key_task_progress (id, ref, key_task_id, noted_on, note, noted_at, noted_by)
select nextval('key_task_progress_seq'), gen_random_uuid(), k.id, v.day, v.note, v.day + time '16:30', 'bithu'
from (values
  (2021, 1, date '2021-03-31', 'Quý I: hoàn thành 18/18 nhiệm vụ theo chương trình công tác (mẫu)'),
  (2021, 1, date '2021-06-30', 'Sơ kết 6 tháng: hoàn thành 39/40 nhiệm vụ, một nhiệm vụ xin lùi hạn (mẫu)'),
  (2021, 1, date '2021-09-30', 'Quý III: đã hoàn thành nhiệm vụ lùi hạn; các văn bản tham mưu đạt yêu cầu (mẫu)'),
  (2021, 2, date '2021-02-24', 'Đã tổ chức kỳ 1; đảng viên dự đủ 14/14 (mẫu)'),
  (2021, 2, date '2021-05-26', 'Đã tổ chức 03 kỳ chuyên đề, chất lượng thảo luận có tiến bộ (mẫu)'),
  (2021, 2, date '2021-09-22', 'Đã tổ chức 05 kỳ chuyên đề, vượt số kỳ đăng ký (mẫu)'),
  (2021, 2, date '2021-11-24', 'Hoàn thành 06 kỳ chuyên đề (mẫu)'),
  (2022, 1, date '2022-03-31', 'Quý I: hoàn thành 16/16 nhiệm vụ (mẫu)'),
  (2022, 1, date '2022-06-15', 'Còn hai nhiệm vụ đang lấy ý kiến các đơn vị (mẫu)'),
  (2022, 2, date '2022-02-23', 'Kỳ 1 trình chiếu PowerPoint, gửi tài liệu trước qua mạng (mẫu)')
) v(year, number, day, note)
join unit u on u.code = 'LS.KCQ.BDV'
join key_task k on k.cell_id = u.id and k.year = v.year and k.number = v.number
order by v.day;

insert into key_task_meeting (key_task_id, meeting_id)
select k.id, m.id
from key_task k
join unit u on u.id = k.cell_id and u.code = 'LS.KCQ.BDV'
join meeting m on m.cell_id = k.cell_id and m.year = k.year and m.kind = 'THEMATIC'
where (k.year = 2021 and (k.number = 2 or m.topic_group = 'PROFESSIONAL'))
  or (k.year = 2022 and k.number = 1 and m.number = 1)
  or (k.year = 2022 and k.number = 2 and m.number in (1, 3));
