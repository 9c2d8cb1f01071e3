-- What a group of topics is called, by language: {"vi": …, "en": …}; null for an unknown code.
-- Source: decision 23.
create or replace function names_of_topic_group(a_code text) returns jsonb language sql stable as $$
  select jsonb_object_agg(language, name) from topic_group_name where code = a_code
$$;
