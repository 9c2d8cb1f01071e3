/**
 * The periods of reporting years: open, due, locked, frozen, each with its own date; who is let into a locked year, and
 * what the level above lets be amended in a frozen one.
 *
 * <p>In: the province's decisions, and requests of cells → here → Out: {@link
 * vn.nennep.calendar.CalendarService#requireOpen}, asked before every change of what happened on a day, and its twin in
 * the database, {@code year_open_for}, asked for whole files.
 */
package vn.nennep.calendar;
