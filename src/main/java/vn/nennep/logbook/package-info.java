/**
 * The log as people read it: who did what, in words, narrowed by meeting, person, kind, unit and days. What is written to
 * it is the matter of {@code audit} and of the tables.
 *
 * <p>In: entries of the log, and the names of what they mention → here → Out: a page of sentences.
 */
package vn.nennep.logbook;
