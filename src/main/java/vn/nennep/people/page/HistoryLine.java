package vn.nennep.people.page;

import java.time.LocalDate;

/**
 * A line of a member's file.
 *
 * @param sort what it is a line of, in the person's language
 * @param what in the person's language
 * @param from day it is sorted by
 * @param to last day; null when open
 * @param open what stands for the end while there is none; empty when it has none
 * @param note document, reason; null when there is none
 */
public record HistoryLine(String sort, String what, LocalDate from, LocalDate to, String open, String note) {}
