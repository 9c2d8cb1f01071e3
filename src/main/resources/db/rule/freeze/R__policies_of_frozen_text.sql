-- The canonical text has every mark of every unit: whoever sees all of them reads it.
-- Source: decisions 7, 36; V085.
drop policy if exists frozen_text_in_scope on frozen_text;
create policy frozen_text_in_scope on frozen_text using ((select scope_is_all('see')));
