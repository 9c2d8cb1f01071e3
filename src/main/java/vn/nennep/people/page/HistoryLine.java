package vn.nennep.people.page;

import java.time.LocalDate;

/**
 * A line of a member's file.
 *
 * @param sort membership, leave, position or transfer, in the person's language
 * @param what in the person's language
 * @param from day it is sorted by
 * @param to last day; null when open
 * @param open text in the place of the end while it is open; empty when it can have no end
 * @param note document, reason; null when there is none
 */
public record HistoryLine(String sort, String what, LocalDate from, LocalDate to, String open, String note) {}
