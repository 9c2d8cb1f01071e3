-- The meetings of a year in the order of their days: the first page of a long list is read without the rest of the year.
create index meeting_of_year_by_day on meeting (year, held_on);
drop index meeting_of_year;
