-- One form in which names are searched; people with one name alone; births of which only the year is known; meetings
-- that end after midnight. What is there already stays as it is where it cannot be mended without guessing.

-- The same as VietnameseText.searchable, for a text in its normal form; a test compares the two.
create function search_form(a_text text) returns text
  language sql immutable strict parallel safe as $$
  select lower(translate(regexp_replace(normalize(a_text, NFD), '[\u0300-\u036f]', '', 'g'), 'đĐ''', 'dD'))
$$;

alter table member
  drop constraint member_name_given,
  drop constraint member_dates_order,
  add column birth_year integer,
  add column full_name text generated always as (btrim(family_and_middle_name || ' ' || given_name)) stored;
comment on column member.family_and_middle_name is 'Empty for somebody with one name alone';
comment on column member.birth_year is 'Also where the day is known; without birth_date nothing but the year is known';

-- Names as they would be stored today: no invisible signs, one kind of blank and of apostrophe.
update member set
  family_and_middle_name = btrim(regexp_replace(translate(
    regexp_replace(normalize(family_and_middle_name, NFC), '[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]', '', 'g'),
    '’‘ʼ`´', ''''''''''''), '[\s\u00a0\u2000-\u200a\u202f\u3000]+', ' ', 'g')),
  given_name = coalesce(nullif(btrim(regexp_replace(translate(
    regexp_replace(normalize(given_name, NFC), '[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]', '', 'g'),
    '’‘ʼ`´', ''''''''''''), '[\s\u00a0\u2000-\u200a\u202f\u3000]+', ' ', 'g')), ''), given_name)
where family_and_middle_name || given_name ~ '[’‘ʼ`´\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00a0\u2000-\u200a\u202f\u3000]'
  or not (family_and_middle_name || ' ' || given_name) is nfc normalized;
update member set search_name = search_form(btrim(family_and_middle_name || ' ' || given_name))
where search_name <> search_form(btrim(family_and_middle_name || ' ' || given_name));
update member set birth_year = extract(year from birth_date)::integer where birth_date is not null;

alter table member
  add constraint member_name_given check (btrim(given_name) <> '' and length(given_name) <= 100
    and family_and_middle_name = btrim(family_and_middle_name) and length(family_and_middle_name) <= 150),
  add constraint member_birth_year check (birth_year between 1850 and 2200
    and (birth_date is null or birth_year is not null and birth_year = extract(year from birth_date))),
  add constraint member_dates_order check (admitted_on > birth_date and extract(year from admitted_on) >= birth_year
    and official_on >= admitted_on);
create index member_birth_year_and_admission on member (birth_year, admitted_on);

-- What was there before keeps its days until somebody changes them.
create function member_days_plausible() returns trigger language plpgsql as $$
declare
  today date := (now() at time zone 'Asia/Ho_Chi_Minh')::date;
begin
  if new.birth_year > extract(year from today) or new.birth_date > today
      or extract(year from today) - new.birth_year > 120
      or extract(year from coalesce(new.admitted_on, today)) - new.birth_year < 15 then
    raise exception 'a birth in % is not plausible', new.birth_year
      using errcode = 'check_violation', constraint = 'member_birth_plausible';
  end if;
  if new.admitted_on > today or extract(year from new.admitted_on) <= new.birth_year then
    raise exception 'an admission on % is not plausible', new.admitted_on
      using errcode = 'check_violation', constraint = 'member_admitted_plausible';
  end if;
  return null;
end $$;
create trigger member_days_plausible_new after insert on member for each row execute function member_days_plausible();
create trigger member_days_plausible_changed after update on member for each row
  when ((new.birth_year, new.birth_date, new.admitted_on)
    is distinct from (old.birth_year, old.birth_date, old.admitted_on)) execute function member_days_plausible();

-- The same rule as MeetingHours: what begins in the evening may end after midnight.
create function meeting_times_fit(a_start time, an_end time) returns boolean
  language sql immutable parallel safe as $$
  select coalesce(an_end > a_start or a_start >= time '17:00' and an_end <= time '06:00', true)
$$;
alter table meeting
  drop constraint meeting_times_order,
  add constraint meeting_times_order check (meeting_times_fit(starts_at, ends_at)
    and starts_at is distinct from time '24:00' and ends_at is distinct from time '24:00') not valid;
update meeting set ends_at = time '00:00' where ends_at = time '24:00';
update meeting set starts_at = time '00:00' where starts_at = time '24:00';
alter table meeting validate constraint meeting_times_order;
