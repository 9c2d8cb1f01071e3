-- The runs alone read what they keep for the next one: who attended is in it.
-- Source: decision 28; V062.
drop policy if exists counted_stretch_part_all on counted_stretch_part;
create policy counted_stretch_part_all on counted_stretch_part using ((select scope_is_all('see')));
