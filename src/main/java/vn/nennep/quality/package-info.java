/**
 * How good a meeting and a year were: criteria sets as data, scores proposed from facts, grades.
 *
 * <p>In: criteria from a file, facts of recorded meetings, points of people → here → Out: grades of meetings and of a year.
 */
package vn.nennep.quality;
