-- A text as it is searched: without accents, lower case; the same as VietnameseText.searchable, for a text in its normal
-- form; a test compares the two. A search for apostrophes alone must not find everything. Null for null.
-- Source: V040, V051.
create or replace function search_form(a_text text) returns text
  language sql immutable strict parallel safe as $$
  select coalesce(nullif(btrim(regexp_replace(replace(letters, '''', ''), ' +', ' ', 'g')), ''), letters)
  from lower(translate(regexp_replace(normalize(a_text, NFD), '[\u0300-\u036f]', '', 'g'), 'đĐ', 'dD')) letters
$$;
