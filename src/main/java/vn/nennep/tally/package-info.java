/**
 * Counts of each unit and year, made at night by the database in one consistent transaction and published by its commit.
 *
 * <p>In: recorded meetings and the tree of their dates, plans, key tasks and grades of cells where they stood last in the
 * year → here → Out: unit_total, what the report reads. No name of a
 * person comes in; people are counted by identifier.
 */
package vn.nennep.tally;
