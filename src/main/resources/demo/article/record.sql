-- What was said and decided at the meetings of the demonstration. The article tells the topics; who said what is invented
-- and says that it is a sample (mẫu).

-- Every recorded meeting: where, how, who wrote the minutes.
update meeting m set
  place = case u.code when 'LS.KCQ.BDV' then 'Phòng họp Ban Dân vận Tỉnh ủy (mẫu)' else 'Phòng họp cơ quan (mẫu)' end,
  mode = case when m.code in ('LS.KCQ.BDV-2021-TK08', 'LS.KCQ.BDV-2021-CD04') then 'MIXED'
    when m.code = 'LS.KCQ.M02-2021-TK08' then 'ONLINE' else 'IN_PERSON' end,
  minutes_secretary_id = (select e.member_id from roll_call_entry e join member p on p.id = e.member_id
    where e.meeting_id = m.id and e.mark = 'P' and e.member_id is distinct from m.chair_id
      and not exists (select 1 from meeting_presenter x where x.meeting_id = m.id and x.member_id = e.member_id)
    order by p.code = 'MAU-013' desc, p.code limit 1),
  guidance_id = (select min(id) from guidance where number = '09-HD/TU')
from unit u
where u.id = m.cell_id and m.counted and u.code like 'LS.%';

-- Regular meetings: a short record.
update meeting m set
  opening = 'Đồng chí chủ trì tuyên bố lý do, thông qua nội dung sinh hoạt thường kỳ tháng ' || to_char(m.held_on, 'MM/YYYY')
    || '; điểm danh, cử người ghi biên bản (mẫu).',
  presentation = 'Báo cáo kết quả lãnh đạo thực hiện nhiệm vụ tháng trước, thông tin thời sự, dự kiến nhiệm vụ tháng '
    || to_char(m.held_on, 'MM/YYYY') || ' (mẫu).',
  conclusion = 'Chi bộ thống nhất nhiệm vụ tháng ' || to_char(m.held_on, 'MM/YYYY') || '; đề nghị các đồng chí thực hiện '
    || 'đúng tiến độ, báo cáo kết quả tại kỳ sinh hoạt sau (mẫu).'
from unit u
where u.id = m.cell_id and u.code = 'LS.KCQ.BDV' and m.kind = 'REGULAR' and m.counted;

-- Thematic meetings of the cell of the article.
update meeting m set opening = v.opening, presentation = v.presentation, conclusion = v.conclusion,
  superior_present = v.superior, guests = v.guests
from (values
  ('LS.KCQ.BDV-2021-CD01', 'Nêu mục đích, yêu cầu của kỳ chuyên đề đầu tiên trong năm: nhìn lại công tác dân vận chính '
    'quyền, tìm giải pháp sát với việc tham mưu của Ban (mẫu).',
    'Thực trạng phối hợp giữa cơ quan dân vận và chính quyền các cấp; bốn nhóm giải pháp: nâng nhận thức, quy chế phối hợp, '
    'đối thoại với nhân dân, kiểm tra sau đối thoại. Trình chiếu PowerPoint kèm số liệu (mẫu).',
    'Chuyên đề chuẩn bị công phu, bám sát chức năng của Ban. Thống nhất đưa hai giải pháp về đối thoại và kiểm tra sau đối '
    'thoại vào chương trình công tác năm; giao hoàn thiện chuyên đề làm tài liệu tham khảo (mẫu).',
    'Đảng ủy viên Đảng ủy Khối các cơ quan tỉnh phụ trách Chi bộ (mẫu)', null),
  ('LS.KCQ.BDV-2021-CD02', 'Nêu ý nghĩa việc học tập tấm gương làm việc trách nhiệm, khoa học, đổi mới của Bác; đề nghị mỗi '
    'đồng chí liên hệ với công việc của mình (mẫu).',
    'Kể ba câu chuyện về nếp làm việc của Bác: đúng giờ, đọc kỹ trước khi ký, đi cơ sở không báo trước; rút ra cách làm cho '
    'người cán bộ dân vận (mẫu).',
    'Mỗi đồng chí chọn một việc cụ thể để làm theo, đăng ký với Chi bộ trong tháng; chi ủy theo dõi, nhận xét cuối năm '
    '(mẫu).', null, null),
  ('LS.KCQ.BDV-2021-CD03', 'Quán triệt yêu cầu gắn công tác dân vận với việc thực hiện nghị quyết đại hội đảng các cấp và Đại '
    'hội toàn quốc lần thứ XIII (mẫu).',
    'Những điểm mới về công tác dân vận trong nghị quyết; các việc Ban cần tham mưu cụ thể hóa trong nhiệm kỳ; lộ trình theo '
    'từng năm (mẫu).',
    'Thống nhất danh mục nội dung tham mưu cụ thể hóa nghị quyết; phân công theo dõi từng nội dung, sơ kết vào cuối năm '
    '(mẫu).', null, 'Đại diện Văn phòng Đảng ủy Khối (mẫu)'),
  ('LS.KCQ.BDV-2021-CD04', 'Nêu yêu cầu của Nghị quyết số 35-NQ/TW; kỳ sinh hoạt kết hợp trực tiếp và trực tuyến để phòng, '
    'chống dịch (mẫu).',
    'Nhận diện các quan điểm sai trái thường gặp trên mạng về dân tộc, tôn giáo; cách kiểm chứng và phản bác có căn cứ; '
    'trình chiếu các ví dụ (mẫu).',
    'Chi bộ thành lập nhóm nòng cốt; mỗi đảng viên chia sẻ thông tin tích cực, không chia sẻ tin chưa kiểm chứng (mẫu).',
    'Ủy viên Ban Thường vụ Đảng ủy Khối các cơ quan tỉnh (mẫu)', null),
  ('LS.KCQ.BDV-2021-CD05', 'Nêu chủ đề học tập năm 2021 về ý chí tự lực, tự cường và khát vọng phát triển đất nước (mẫu).',
    'Kể chuyện và trình chiếu hình ảnh về tinh thần tự lực của Bác; liên hệ với khó khăn của đồng bào vùng cao trong tỉnh '
    '(mẫu).',
    'Đưa tinh thần tự lực, tự cường vào việc xây dựng mô hình “Dân vận khéo”; mỗi phòng chọn một mô hình theo dõi (mẫu).',
    null, null),
  ('LS.KCQ.BDV-2021-CD06', 'Nêu yêu cầu trao đổi cách làm hay về công tác dân vận ở cơ sở, chuẩn bị cho kế hoạch năm sau '
    '(mẫu).',
    'Kết quả khảo sát ba đơn vị: cách nắm tình hình, đối thoại, giải quyết kiến nghị; những điểm có thể nhân rộng; trình chiếu '
    'ảnh và bảng so sánh (mẫu).',
    'Nhất trí đánh giá; giao tổng hợp thành báo cáo chung và đề xuất nhân rộng hai mô hình trong năm 2022 (mẫu).', null,
    'Đại diện hai đơn vị được khảo sát (mẫu)'),
  ('LS.KCQ.BDV-2022-CD01', 'Nêu lý do, mục đích kỳ chuyên đề đầu năm 2022 (mẫu).',
    'Quy trình nắm tình hình nhân dân, các kênh thông tin, cách xử lý tin phản ánh; trình chiếu biểu mẫu mới (mẫu).',
    'Áp dụng biểu mẫu nắm tình hình từ tháng 3; sau ba tháng rút kinh nghiệm (mẫu).', null, null),
  ('LS.KCQ.BDV-2022-CD02', 'Nêu mục đích học tập phong cách “Dân vận khéo” của Bác (mẫu).',
    'Kể chuyện Bác đi thăm đồng bào; thuyết trình về cách lắng nghe, cách nói dễ hiểu (mẫu).',
    'Mỗi đồng chí tự rút một điều áp dụng khi tiếp xúc với nhân dân; nhắc nhở một đồng chí vắng không báo cáo (mẫu).', null,
    null),
  ('LS.KCQ.BDV-2022-CD03', 'Nêu tình hình thông tin xấu độc trên mạng, yêu cầu đối với đảng viên (mẫu).',
    'Cách nhận diện tin giả, năm bước kiểm chứng, cách phản bác văn minh; trình chiếu ví dụ (mẫu).',
    'Thống nhất quy tắc ứng xử của đảng viên trên mạng; một ý kiến còn trao đổi thêm sau kỳ sinh hoạt (mẫu).',
    'Đảng ủy viên Đảng ủy Khối các cơ quan tỉnh phụ trách Chi bộ (mẫu)', null)
) v(code, opening, presentation, conclusion, superior, guests)
where m.code = v.code;

create temp table demo_contribution (
  meeting text, position integer, member text, kind text, text text, reply_kind text, reply text,
  no_reply_needed boolean default false
) on commit drop;
insert into demo_contribution (meeting, position, member, kind, text, reply_kind, reply) values
  ('LS.KCQ.BDV-2021-CD01', 1, 'MAU-007', 'ADDITION',
    'Bổ sung giải pháp phân công người theo dõi từng cuộc đối thoại đến khi kiến nghị được giải quyết xong (mẫu).',
    'ACCEPTED', 'Tiếp thu, đưa vào nhóm giải pháp thứ tư (mẫu).'),
  ('LS.KCQ.BDV-2021-CD01', 2, 'MAU-011', 'COMMENT',
    'Phần số liệu nên tách riêng cấp huyện và cấp xã để dễ so sánh (mẫu).', 'SUPPLEMENTED',
    'Đã có số liệu gốc, sẽ tách thành hai bảng trong bản hoàn thiện (mẫu).'),
  ('LS.KCQ.BDV-2021-CD01', 3, 'MAU-002', 'CRITIQUE',
    'Giải pháp nâng nhận thức còn chung chung, chưa nói rõ đối tượng và cách đo kết quả (mẫu).', 'EXPLAINED',
    'Đối tượng là người đứng đầu chính quyền cơ sở; kết quả đo bằng số cuộc đối thoại đúng hạn (mẫu).'),
  ('LS.KCQ.BDV-2021-CD01', 4, 'MAU-009', 'QUESTION',
    'Khi hai cơ quan có ý kiến khác nhau thì cơ quan nào chủ trì giải quyết? (mẫu)', 'EXPLAINED',
    'Theo quy chế phối hợp, cơ quan chủ trì đối thoại chịu trách nhiệm trả lời (mẫu).'),
  ('LS.KCQ.BDV-2021-CD02', 1, 'MAU-010', 'COMMENT',
    'Câu chuyện gần gũi; đề nghị thêm phần liên hệ về tác phong đi cơ sở của cán bộ trẻ (mẫu).', 'ACCEPTED',
    'Tiếp thu, sẽ bổ sung khi hoàn thiện (mẫu).'),
  ('LS.KCQ.BDV-2021-CD02', 2, 'MAU-003', 'ADDITION',
    'Bổ sung câu chuyện Bác tiết kiệm thời gian họp để liên hệ với việc họp của cơ quan (mẫu).', 'SUPPLEMENTED',
    'Xin bổ sung, kèm gợi ý rút ngắn các cuộc họp nội bộ (mẫu).'),
  ('LS.KCQ.BDV-2021-CD02', 3, 'MAU-014', 'QUESTION',
    'Làm thế nào để theo dõi việc làm theo mà không hình thức? (mẫu)', 'EXPLAINED',
    'Mỗi người chỉ đăng ký một việc nhỏ, nhìn thấy được kết quả (mẫu).'),
  ('LS.KCQ.BDV-2021-CD03', 1, 'MAU-001', 'CRITIQUE',
    'Lộ trình dồn nhiều việc vào năm cuối nhiệm kỳ, khó bảo đảm chất lượng (mẫu).', 'ACCEPTED',
    'Tiếp thu, xin điều chỉnh chia đều theo từng năm (mẫu).'),
  ('LS.KCQ.BDV-2021-CD03', 2, 'MAU-005', 'ADDITION',
    'Bổ sung nội dung công tác dân vận ở các khu công nghiệp mới (mẫu).', 'SUPPLEMENTED',
    'Đã có dự kiến trong năm thứ hai, xin làm rõ thêm (mẫu).'),
  ('LS.KCQ.BDV-2021-CD03', 3, 'MAU-012', 'COMMENT', 'Danh mục nội dung tham mưu nên ghi rõ cơ quan phối hợp (mẫu).',
    'ACCEPTED', 'Tiếp thu (mẫu).'),
  ('LS.KCQ.BDV-2021-CD03', 4, 'MAU-013', 'QUESTION', 'Khi nào gửi dự thảo lấy ý kiến các huyện? (mẫu)', 'EXPLAINED',
    'Dự kiến trong tháng 7, sau khi chi ủy thông qua (mẫu).'),
  ('LS.KCQ.BDV-2021-CD04', 1, 'MAU-006', 'QUESTION',
    'Gặp thông tin sai của người quen trên mạng thì nên xử lý thế nào? (mẫu)', 'EXPLAINED',
    'Nhắn riêng, đưa nguồn chính thống; không tranh cãi công khai (mẫu).'),
  ('LS.KCQ.BDV-2021-CD04', 2, 'MAU-008', 'ADDITION', 'Bổ sung ví dụ về thông tin sai liên quan đến phòng, chống dịch (mẫu).',
    'SUPPLEMENTED', 'Xin bổ sung hai ví dụ đã được cơ quan chức năng bác bỏ (mẫu).'),
  ('LS.KCQ.BDV-2021-CD04', 3, 'MAU-004', 'CRITIQUE',
    'Chưa nên yêu cầu mọi đảng viên viết bài phản bác, vì mỗi người có sở trường khác nhau (mẫu).', 'RESERVED',
    'Xin bảo lưu: mỗi người có thể tham gia ở mức chia sẻ, không nhất thiết viết bài (mẫu).'),
  ('LS.KCQ.BDV-2021-CD04', 4, 'MAU-011', 'COMMENT', 'Nên có danh sách nguồn tin chính thống gửi kèm tài liệu (mẫu).',
    'ACCEPTED', 'Tiếp thu, gửi kèm trong tuần (mẫu).'),
  ('LS.KCQ.BDV-2021-CD04', 5, 'MAU-001', 'COMMENT', 'Đề nghị gắn nội dung này với nhận xét đảng viên cuối năm (mẫu).',
    'ACCEPTED', 'Tiếp thu ý kiến của đồng chí Bí thư (mẫu).'),
  ('LS.KCQ.BDV-2021-CD05', 1, 'MAU-002', 'ADDITION',
    'Bổ sung tấm gương tự lực của một số hộ đồng bào trong tỉnh để liên hệ (mẫu).', 'ACCEPTED',
    'Tiếp thu, đưa hai gương điển hình vào phần liên hệ (mẫu).'),
  ('LS.KCQ.BDV-2021-CD05', 2, 'MAU-007', 'COMMENT', 'Phần hình ảnh có sức thuyết phục, thời lượng hợp lý (mẫu).',
    'ACCEPTED', 'Xin cảm ơn đồng chí (mẫu).'),
  ('LS.KCQ.BDV-2021-CD05', 3, 'MAU-009', 'CRITIQUE',
    'Liên hệ với nhiệm vụ của Ban còn mỏng, chưa chỉ ra việc phải làm (mẫu).', 'SUPPLEMENTED',
    'Xin bổ sung ba việc: khảo sát, chọn mô hình, theo dõi kết quả (mẫu).'),
  ('LS.KCQ.BDV-2021-CD06', 1, 'MAU-003', 'QUESTION',
    'Vì sao một đơn vị giải quyết kiến nghị nhanh hơn hẳn các đơn vị khác? (mẫu)', 'EXPLAINED',
    'Đơn vị có lịch trả lời cố định hằng tuần và người đứng đầu trực tiếp ký (mẫu).'),
  ('LS.KCQ.BDV-2021-CD06', 2, 'MAU-014', 'ADDITION', 'Bổ sung kinh nghiệm huy động người có uy tín ở thôn, bản (mẫu).',
    'ACCEPTED', 'Tiếp thu, bổ sung vào báo cáo chung (mẫu).'),
  ('LS.KCQ.BDV-2021-CD06', 3, 'MAU-005', 'COMMENT', 'Bảng so sánh rõ, nên gửi cho các đơn vị tham khảo (mẫu).',
    'ACCEPTED', 'Tiếp thu (mẫu).'),
  ('LS.KCQ.BDV-2021-CD06', 4, 'MAU-010', 'CRITIQUE', 'Mới khảo sát ba đơn vị thì chưa đủ để kết luận cho toàn tỉnh (mẫu).',
    'RESERVED', 'Xin bảo lưu: kết quả chỉ dùng để chọn mô hình làm điểm, không kết luận chung (mẫu).'),
  ('LS.KCQ.BDV-2022-CD01', 1, 'MAU-008', 'ADDITION', 'Bổ sung kênh thông tin từ đội ngũ cộng tác viên ở cơ sở (mẫu).',
    'ACCEPTED', 'Tiếp thu, bổ sung vào quy trình (mẫu).'),
  ('LS.KCQ.BDV-2022-CD01', 2, 'MAU-005', 'COMMENT', 'Biểu mẫu nên nhập được trên máy tính để đỡ tổng hợp lại (mẫu).',
    'SUPPLEMENTED', 'Xin phối hợp với đồng chí hoàn thiện biểu mẫu điện tử (mẫu).'),
  ('LS.KCQ.BDV-2022-CD01', 3, 'MAU-012', 'QUESTION', 'Thời hạn xử lý tin phản ánh là bao lâu? (mẫu)', 'EXPLAINED',
    'Dự kiến năm ngày làm việc kể từ khi nhận (mẫu).'),
  ('LS.KCQ.BDV-2022-CD02', 1, 'MAU-006', 'COMMENT', 'Câu chuyện hay, nên ghi lại làm tư liệu cho đoàn viên (mẫu).',
    'ACCEPTED', 'Tiếp thu (mẫu).'),
  ('LS.KCQ.BDV-2022-CD02', 2, 'MAU-003', 'ADDITION', 'Bổ sung cách dùng tiếng dân tộc khi tiếp xúc với đồng bào (mẫu).',
    'ACCEPTED', 'Tiếp thu, đề xuất tổ chức học tiếng Tày, Nùng cơ bản (mẫu).'),
  ('LS.KCQ.BDV-2022-CD02', 3, 'MAU-010', 'CRITIQUE', 'Chưa nói đến khó khăn khi không được bố trí thời gian đi cơ sở (mẫu).',
    'EXPLAINED', 'Nội dung này đã có trong kế hoạch công tác của từng phòng (mẫu).'),
  ('LS.KCQ.BDV-2022-CD03', 1, 'MAU-004', 'ADDITION', 'Bổ sung quy định về phát ngôn của cán bộ trên mạng (mẫu).',
    'ACCEPTED', 'Tiếp thu (mẫu).'),
  ('LS.KCQ.BDV-2022-CD03', 2, 'MAU-011', 'CRITIQUE',
    'Năm bước kiểm chứng còn dài, khó nhớ đối với đồng chí lớn tuổi (mẫu).', null, null),
  ('LS.KCQ.BDV-2022-CD03', 3, 'MAU-002', 'QUESTION', 'Khi bị mạo danh trên mạng thì báo cho cơ quan nào? (mẫu)',
    'EXPLAINED', 'Báo cơ quan chủ quản và công an địa phương, đồng thời chụp lại bằng chứng (mẫu).'),
  ('LS.KCQ.BDV-2021-TK12', 1, 'MAU-007', 'COMMENT', 'Đề nghị sớm xây dựng kế hoạch chuyên đề năm 2022 (mẫu).',
    'ACCEPTED', 'Giao chi ủy dự thảo trong tháng 12 (mẫu).'),
  ('LS.KCQ.BDV-2022-TK04', 1, 'MAU-014', 'COMMENT', 'Đề nghị nhắc nhở việc đóng đảng phí đúng hạn (mẫu).', null, null);
update demo_contribution set no_reply_needed = true where meeting = 'LS.KCQ.BDV-2022-TK04';

-- Other cells: a few contributions, so that the branch's counts live.
insert into demo_contribution (meeting, position, member, kind, text, reply_kind, reply)
select m.code, s.position, s.code,
  (array['ADDITION', 'COMMENT', 'CRITIQUE', 'QUESTION'])[1 + (s.position + m.number)::integer % 4],
  'Ý kiến tham gia vào chuyên đề kỳ ' || m.number || ' (mẫu).',
  (array['ACCEPTED', 'SUPPLEMENTED', 'EXPLAINED'])[1 + (s.position + m.month)::integer % 3], 'Trả lời ý kiến (mẫu).'
from meeting m
join unit u on u.id = m.cell_id and u.code in ('LS.KCQ.M02', 'LS.KCQ.M03', 'LS.KCQ.DB1.C1', 'LS.HM.X1.TH')
cross join lateral (
  select p.code, row_number() over (order by p.code desc) as position
  from roll_call_entry e join member p on p.id = e.member_id
  where e.meeting_id = m.id and e.mark = 'P' and e.category <> 'X'
    and not exists (select 1 from meeting_presenter x where x.meeting_id = m.id and x.member_id = e.member_id)
) s
where m.kind = 'THEMATIC' and m.counted and s.position <= 1 + m.number % 3;

insert into contribution (id, ref, meeting_id, position, member_id, kind, text, reply_kind, reply, replied_by_id,
  no_reply_needed)
select nextval('contribution_seq'), gen_random_uuid(), m.id, c.position, p.id, c.kind, c.text, c.reply_kind, c.reply,
  case when c.reply_kind is not null then coalesce((select x.member_id from meeting_presenter x
    where x.meeting_id = m.id and x.member_id <> p.id order by x.position limit 1), m.chair_id) end, c.no_reply_needed
from demo_contribution c
join meeting m on m.code = c.meeting
join member p on p.code = c.member
order by m.held_on, m.id, c.position;

insert into meeting_vote (id, ref, meeting_id, position, subject, threshold, base, agree, disagree, other)
select nextval('meeting_vote_seq'), gen_random_uuid(), m.id, 1, v.subject, 'HALF', m.due_count, v.agree, 0, v.other
from (values
  ('LS.KCQ.BDV-2021-CD01', 'Thông qua kết luận và các giải pháp của chuyên đề kỳ 1 (mẫu)', 14, 0),
  ('LS.KCQ.BDV-2021-CD02', 'Thông qua kết luận của chuyên đề kỳ 2 (mẫu)', 14, 0),
  ('LS.KCQ.BDV-2021-CD03', 'Thông qua danh mục nội dung tham mưu (mẫu)', 13, 1),
  ('LS.KCQ.BDV-2021-CD04', 'Thành lập nhóm nòng cốt (mẫu)', 12, 2),
  ('LS.KCQ.BDV-2021-CD05', 'Thông qua kết luận của chuyên đề kỳ 5 (mẫu)', 14, 0),
  ('LS.KCQ.BDV-2021-CD06', 'Đề xuất nhân rộng hai mô hình (mẫu)', 13, 1),
  ('LS.KCQ.BDV-2022-CD01', 'Áp dụng biểu mẫu nắm tình hình từ tháng 3 (mẫu)', 14, 0),
  ('LS.KCQ.BDV-2022-CD02', 'Thông qua kết luận của chuyên đề kỳ 2 (mẫu)', 12, 0)
) v(code, subject, agree, other)
join meeting m on m.code = v.code;

insert into assigned_task (id, ref, meeting_id, cell_id, position, task, person_id, due_on, done_on, done_in_id, result)
select nextval('assigned_task_seq'), gen_random_uuid(), m.id, m.cell_id, v.position, v.task, p.id, v.due_on, d.held_on,
  d.id, v.result
from (values
  ('LS.KCQ.BDV-2021-CD01', 1, 'Hoàn thiện chuyên đề kỳ 1, gửi các phòng làm tài liệu tham khảo (mẫu)', 'MAU-004',
    date '2021-03-15', 'LS.KCQ.BDV-2021-TK04', 'Đã gửi ngày 12/3 (mẫu)'),
  ('LS.KCQ.BDV-2021-CD01', 2, 'Dự thảo quy chế theo dõi kiến nghị sau đối thoại (mẫu)', 'MAU-007',
    date '2021-05-31', 'LS.KCQ.BDV-2021-TK06', 'Đã trình lãnh đạo Ban (mẫu)'),
  ('LS.KCQ.BDV-2021-CD02', 1, 'Tổng hợp việc đăng ký làm theo của đảng viên (mẫu)', 'MAU-006',
    date '2021-05-20', 'LS.KCQ.BDV-2021-CD03', '14/14 đồng chí đăng ký (mẫu)'),
  ('LS.KCQ.BDV-2021-CD03', 1, 'Chỉnh lộ trình cụ thể hóa nghị quyết theo từng năm (mẫu)', 'MAU-008',
    date '2021-06-30', 'LS.KCQ.BDV-2021-TK07', 'Đã chỉnh và thông qua (mẫu)'),
  ('LS.KCQ.BDV-2021-CD04', 1, 'Gửi danh sách nguồn tin chính thống cho đảng viên (mẫu)', 'MAU-002',
    date '2021-07-30', 'LS.KCQ.BDV-2021-TK08', 'Đã gửi (mẫu)'),
  ('LS.KCQ.BDV-2021-CD05', 1, 'Mỗi phòng đăng ký một mô hình “Dân vận khéo” (mẫu)', 'MAU-010',
    date '2021-10-31', 'LS.KCQ.BDV-2021-TK11', 'Có ba mô hình (mẫu)'),
  ('LS.KCQ.BDV-2021-CD06', 1, 'Tổng hợp báo cáo chung về ba đơn vị khảo sát (mẫu)', 'MAU-012',
    date '2021-12-31', 'LS.KCQ.BDV-2022-TK01', 'Đã hoàn thành, gửi các huyện (mẫu)'),
  ('LS.KCQ.BDV-2022-CD01', 1, 'Làm biểu mẫu nắm tình hình bản điện tử (mẫu)', 'MAU-005',
    date '2022-03-31', 'LS.KCQ.BDV-2022-TK04', 'Đã dùng thử (mẫu)'),
  ('LS.KCQ.BDV-2022-CD01', 2, 'Rút kinh nghiệm sau ba tháng dùng biểu mẫu (mẫu)', 'MAU-003',
    date '2022-06-10', null, null),
  ('LS.KCQ.BDV-2022-CD02', 1, 'Đề xuất lớp tiếng Tày, Nùng cơ bản (mẫu)', 'MAU-007',
    date '2022-05-31', 'LS.KCQ.BDV-2022-TK06', 'Đã đề xuất (mẫu)'),
  ('LS.KCQ.BDV-2022-CD03', 1, 'Soạn bản quy tắc ứng xử của đảng viên trên mạng (mẫu)', 'MAU-014',
    date '2022-07-15', null, null),
  ('LS.KCQ.BDV-2022-CD03', 2, 'Hướng dẫn đảng viên cài đặt bảo mật tài khoản (mẫu)', 'MAU-005',
    date '2022-07-30', null, null),
  ('LS.KCQ.BDV-2022-TK06', 1, 'Chuẩn bị sơ kết sáu tháng đầu năm (mẫu)', 'MAU-002', date '2022-07-05', null, null),
  ('LS.KCQ.M02-2021-CD04', 1, 'Xây dựng định mức tiết kiệm văn phòng phẩm (mẫu)', 'MAU-016', date '2021-12-20',
    'LS.KCQ.M02-2022-TK01', 'Đã ban hành (mẫu)'),
  ('LS.KCQ.M02-2022-CD02', 1, 'Rà soát việc thực hiện định mức (mẫu)', 'MAU-019', date '2022-06-30', null, null)
) v(code, position, task, member, due_on, found_in, result)
join meeting m on m.code = v.code
join member p on p.code = v.member
left join meeting d on d.code = v.found_in
order by m.held_on, v.position;

-- The preparation, step by step.
insert into meeting_preparation (meeting_id, assigned_on, drafted_on, approved_on, approved_by, sent_on, notified_on,
  superior_notified_on, committee_met_on, posted_on, final_posted_on)
select m.id, m.held_on - 30, m.held_on - 12, m.held_on - 7, 'SECRETARY', m.held_on - 5, m.held_on - 5, m.held_on - 5,
  m.held_on - 3, m.held_on - 1, m.held_on + case m.number when 4 then 4 else 2 end
from meeting m join unit u on u.id = m.cell_id
where u.code = 'LS.KCQ.BDV' and m.kind = 'THEMATIC' and m.counted and m.code <> 'LS.KCQ.BDV-2022-CD03'
union all
select m.id, m.held_on - 28, m.held_on - 9, m.held_on - 6, 'SECRETARY', m.held_on - 2, m.held_on - 6, null, m.held_on - 2,
  m.held_on - 1, null
from meeting m where m.code = 'LS.KCQ.BDV-2022-CD03'
union all
select m.id, m.held_on - 40, m.held_on - 26, null, null, null, null, null, null, null, null
from meeting m where m.code = 'LS.KCQ.BDV-2022-CD05'
union all
select m.id, m.held_on - 30, null, null, null, null, null, null, null, null, null
from meeting m where m.code = 'LS.KCQ.BDV-2022-CD04'
union all
select m.id, null, null, null, null, null, m.held_on - 3, null, m.held_on - 2, null, null
from meeting m join unit u on u.id = m.cell_id
where u.code = 'LS.KCQ.BDV' and m.kind = 'REGULAR' and m.counted
union all
select m.id, m.held_on - 25, m.held_on - 8, m.held_on - 5, 'COMMITTEE', m.held_on - 3, m.held_on - 3, null, null, null, null
from meeting m join unit u on u.id = m.cell_id
where u.code in ('LS.KCQ.M02', 'LS.KCQ.DB1.C1') and m.kind = 'THEMATIC' and m.counted;

-- The life of the meetings: confirmed, one postponed.
update meeting m set status = 'CONFIRMED'
from unit u
where u.id = m.cell_id and m.status = 'RECORDED' and m.open_count = 0
  and (u.code = 'LS.KCQ.BDV' and m.code <> 'LS.KCQ.BDV-2022-TK06'
    or u.code in ('LS.KCQ.M02', 'LS.KCQ.DB1.C1') and m.held_on < date '2022-06-01'
    or u.code in ('LS.KCQ.M03', 'LS.HM.X1.TH') and m.year = 2021);
update meeting set status = 'POSTPONED',
  move_reason = 'Nhiều đồng chí đi công tác cơ sở, chuyển sang tháng 8 (mẫu)'
where code = 'LS.KCQ.BDV-2022-CD04';

-- The rows were written today; their days lie in the past.
update meeting_move v set moved_by = 'bithu', moved_at = case v.to_status
  when 'PLANNED' then (m.held_on - 30) + time '09:00' when 'RECORDED' then m.held_on + time '17:00'
  when 'CONFIRMED' then (m.held_on + 2) + time '10:00' else (m.held_on - 5) + time '15:00' end
from meeting m join unit u on u.id = m.cell_id
where m.id = v.meeting_id and u.code like 'LS.%';
update meeting m set recorded_at = m.held_on + time '17:00', recorded_by = 'bithu'
from unit u where u.id = m.cell_id and u.code = 'LS.KCQ.BDV' and m.recorded_at is not null;

insert into record_version (meeting_id, number, confirmed_at, confirmed_by, content)
select m.id, 1, (m.held_on + 2) + time '10:00', 'bithu', meeting_record(m.id)
from meeting m join unit u on u.id = m.cell_id
where m.status = 'CONFIRMED' and u.code like 'LS.%';
