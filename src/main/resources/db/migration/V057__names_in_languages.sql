-- What the entries of lists are called: a row a language instead of a column. Another language is another row.

create table topic_group_name (
  code text not null references topic_group on delete cascade,
  language text not null,
  name text not null,
  primary key (code, language),
  constraint topic_group_name_language check (language ~ '^[a-z]{2}$'),
  constraint topic_group_name_long check (length(name) between 1 and 100)
);
comment on table topic_group_name is 'What a group of topics is called in a language; each has a Vietnamese name';
insert into topic_group_name (code, language, name)
select code, 'vi', name_vi from topic_group union all select code, 'en', name_en from topic_group;

create table presentation_form_name (
  code text not null references presentation_form on delete cascade,
  language text not null,
  name text not null,
  primary key (code, language),
  constraint presentation_form_name_language check (language ~ '^[a-z]{2}$'),
  constraint presentation_form_name_long check (length(name) between 1 and 100)
);
comment on table presentation_form_name is 'What a form of presentation is called in a language; each has a Vietnamese name';
insert into presentation_form_name (code, language, name)
select code, 'vi', name_vi from presentation_form union all select code, 'en', name_en from presentation_form;

create table position_kind_name (
  code text not null references position_kind on delete cascade,
  language text not null,
  name text not null,
  primary key (code, language),
  constraint position_kind_name_language check (language ~ '^[a-z]{2}$'),
  constraint position_kind_name_long check (length(name) between 1 and 100)
);
comment on table position_kind_name is 'What a position is called in a language; each has a Vietnamese name';
insert into position_kind_name (code, language, name)
select code, 'vi', name_vi from position_kind union all select code, 'en', name_en from position_kind;

-- It names the columns; its file makes it anew.
drop function meeting_record(bigint) cascade;

alter table topic_group drop column name_vi, drop column name_en;
alter table presentation_form drop column name_vi, drop column name_en;
alter table position_kind drop column name_vi, drop column name_en;

select audit_table('topic_group_name', 'code');
select audit_table('presentation_form_name', 'code');
select audit_table('position_kind_name', 'code');
