-- Files that people attach, and the documents that bind the cells.

create sequence material_seq start with 50 increment by 50;
create sequence guidance_seq start with 50 increment by 50;

create table material (
  id bigint primary key,
  ref uuid not null default gen_random_uuid(),
  unit_id bigint references unit,
  file_name text not null,
  media_type text not null,
  size_bytes bigint not null,
  sha256 text not null,
  pictured boolean not null default false,
  uploaded_at timestamptz not null,
  uploaded_by text not null,
  constraint material_ref_unique unique (ref),
  constraint material_name_length check (length(file_name) between 1 and 200),
  constraint material_name_is_no_path check (file_name !~ '[/\\]'),
  constraint material_not_empty check (size_bytes > 0),
  constraint material_sha256_shape check (sha256 ~ '^[0-9a-f]{64}$')
);
comment on table material is 'An attached file; its bytes lie in the folder of files under the hash of their content';
comment on column material.unit_id is 'The unit that it belongs to; null for what binds everybody';
comment on column material.pictured is 'Whether a picture of its first page or slide was made';

create table guidance (
  id bigint primary key,
  ref uuid not null default gen_random_uuid(),
  unit_id bigint references unit,
  number text not null,
  issuer text not null,
  subject text not null,
  issued_on date not null,
  valid_from date not null,
  valid_to date,
  material_id bigint references material,
  published_at timestamptz not null,
  published_by text not null,
  version integer not null default 0,
  constraint guidance_ref_unique unique (ref),
  constraint guidance_number_once unique nulls not distinct (number, issued_on, unit_id),
  constraint guidance_number_length check (length(number) between 1 and 60),
  constraint guidance_issuer_length check (length(issuer) between 1 and 200),
  constraint guidance_subject_length check (length(subject) between 1 and 500),
  constraint guidance_order check (valid_to >= valid_from)
);
comment on column guidance.unit_id is 'The committee whose branch it binds; null for what binds everybody';

-- The guidance in force in a unit on a day, nearest issuer first.
create function guidance_in_force(a_unit bigint, a_day date) returns setof guidance language sql stable as $$
  select g.* from guidance g
  left join lateral (select c.* from unit_chain(a_unit, a_day) c) chain on chain.unit_id = g.unit_id
  where a_day between g.valid_from and coalesce(g.valid_to, 'infinity')
    and (g.unit_id is null or chain.unit_id is not null)
  order by chain.distance nulls last, g.issued_on desc, g.number
$$;

select audit_table('material', 'ref');
select audit_table('guidance', 'number');

-- Guidance is no secret: whoever is signed in may read what binds the cells. A file is read through what it is attached to.

-- The national frame: number, date and subject only. Of one subject one document is in force at a time; the day before the
-- next one's date is its last. Where the date of a document is not known for certain, it is not here.
insert into guidance (id, unit_id, number, issuer, subject, issued_on, valid_from, valid_to, published_at, published_by)
select nextval('guidance_seq'), null, number, issuer, subject, issued_on, issued_on, valid_to, now(), '-'
from (values
  ('09-HD/BTCTW', 'Ban Tổ chức Trung ương', 'Nâng cao chất lượng sinh hoạt chi bộ', date '2012-03-02', date '2018-07-05'),
  ('12-HD/BTCTW', 'Ban Tổ chức Trung ương', 'Nâng cao chất lượng sinh hoạt chi bộ', date '2018-07-06', date '2025-10-27'),
  ('42-HD/BTCTW', 'Ban Tổ chức Trung ương', 'Nâng cao chất lượng sinh hoạt chi bộ', date '2025-10-28', null),
  ('50-CT/TW', 'Ban Bí thư Trung ương Đảng', 'Chỉ thị về nâng cao chất lượng sinh hoạt chi bộ', date '2025-07-23', null),
  ('29-QĐ/TW', 'Ban Chấp hành Trung ương', 'Thi hành Điều lệ Đảng', date '2016-07-25', date '2021-07-29'),
  ('24-QĐ/TW', 'Ban Chấp hành Trung ương', 'Thi hành Điều lệ Đảng', date '2021-07-30', date '2025-01-19'),
  ('232-QĐ/TW', 'Ban Chấp hành Trung ương', 'Thi hành Điều lệ Đảng', date '2025-01-20', date '2025-05-25'),
  ('294-QĐ/TW', 'Ban Chấp hành Trung ương', 'Thi hành Điều lệ Đảng', date '2025-05-26', date '2025-12-31'),
  ('208-QĐ/TW', 'Ban Chấp hành Trung ương', 'Thi hành Điều lệ Đảng', date '2026-07-26', null),
  ('66-QĐ/TW', 'Ban Bí thư Trung ương Đảng', 'Thể loại, thẩm quyền ban hành và thể thức văn bản của Đảng', date '2017-02-06', date '2026-01-08'),
  ('399-QĐ/TW', 'Ban Bí thư Trung ương Đảng', 'Thể loại, thẩm quyền ban hành và thể thức văn bản của Đảng', date '2026-01-09', null),
  ('36-HD/VPTW', 'Văn phòng Trung ương Đảng', 'Thể thức và kỹ thuật trình bày văn bản của Đảng', date '2018-04-03', date '2026-05-26'),
  ('05-HD/VPTW', 'Văn phòng Trung ương Đảng', 'Thể thức và kỹ thuật trình bày văn bản của Đảng', date '2026-05-27', null),
  ('132-QĐ/TW', 'Bộ Chính trị', 'Kiểm điểm và đánh giá, xếp loại chất lượng hằng năm', date '2018-03-08', date '2023-10-03'),
  ('124-QĐ/TW', 'Bộ Chính trị', 'Kiểm điểm và đánh giá, xếp loại chất lượng hằng năm', date '2023-10-04', date '2025-08-29'),
  ('366-QĐ/TW', 'Bộ Chính trị', 'Kiểm điểm và đánh giá, xếp loại chất lượng hằng năm', date '2025-08-30', null),
  ('16-HD/BTCTW', 'Ban Tổ chức Trung ương', 'Hướng dẫn kiểm điểm, đánh giá, xếp loại chất lượng hằng năm', date '2018-09-24', date '2019-10-17'),
  ('21-HD/BTCTW', 'Ban Tổ chức Trung ương', 'Hướng dẫn kiểm điểm, đánh giá, xếp loại chất lượng hằng năm', date '2019-10-18', date '2023-10-03')
) as known (number, issuer, subject, issued_on, valid_to);
