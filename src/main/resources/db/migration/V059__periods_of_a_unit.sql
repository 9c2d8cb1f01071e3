-- The period of a unit on a day was looked up in an index of ranges, which is several times slower.
create index unit_period_of on unit_period (unit_id, valid_from);
