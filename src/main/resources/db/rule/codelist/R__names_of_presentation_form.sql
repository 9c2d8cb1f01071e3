-- What a form of presentation is called, by language: {"vi": …, "en": …}; null for an unknown code.
-- Source: decision 23.
create or replace function names_of_presentation_form(a_code text) returns jsonb language sql stable as $$
  select jsonb_object_agg(language, name) from presentation_form_name where code = a_code
$$;
