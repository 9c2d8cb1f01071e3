/**
 * Reporting years: open until somebody locks them; what happened in a locked year no longer changes.
 *
 * <p>In: the province's decision to lock → here → Out: {@link vn.nennep.calendar.CalendarService#requireOpen}, asked
 * before every change of what happened on a day.
 */
package vn.nennep.calendar;
