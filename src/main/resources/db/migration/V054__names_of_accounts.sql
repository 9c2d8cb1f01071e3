-- The name of an account is as long as a file allows, by every door; longer ones of before are cut.
update account set display_name = rtrim(left(display_name, 150)) where length(display_name) > 150;
alter table account add constraint account_display_name_length check (length(display_name) <= 150);
