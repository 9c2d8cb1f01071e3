package vn.nennep.people;

import java.time.LocalDate;

/**
 * That a member belonged to some cell, and when; also a cell out of the person's sight.
 *
 * @param to last day, inclusive; null when open
 */
record Stay(long cellId, LocalDate from, LocalDate to) {}
