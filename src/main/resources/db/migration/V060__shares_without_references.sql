-- A share is one of a line of unit_total, which refers to its unit and superior and is written and taken away together with
-- its shares. The same two references of each share guarded nothing more, and cost a third of the time in which the shares
-- of a year are written for the first time.
alter table unit_total_part
  drop constraint unit_total_part_unit_id_fkey,
  drop constraint unit_total_part_parent_id_fkey;
