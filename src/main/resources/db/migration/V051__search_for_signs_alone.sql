-- A search for apostrophes alone must not find everything: the same as VietnameseText.searchable.
create or replace function search_form(a_text text) returns text
  language sql immutable strict parallel safe as $$
  select coalesce(nullif(btrim(regexp_replace(replace(letters, '''', ''), ' +', ' ', 'g')), ''), letters)
  from lower(translate(regexp_replace(normalize(a_text, NFD), '[\u0300-\u036f]', '', 'g'), 'đĐ', 'dD')) letters
$$;
