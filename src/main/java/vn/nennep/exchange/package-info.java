/**
 * Files of other programs: CSV in, all or nothing, with every faulty row named.
 *
 * <p>In: a file at the REST door → here → Out: units, members, meetings and roll calls in their tables. It stands beside
 * the stair: it knows the floors' tables, no floor knows it. The rules of a row are SQL over the whole file at once,
 * because a million rows must go in within minutes.
 */
package vn.nennep.exchange;
