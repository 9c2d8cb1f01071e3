package vn.nennep.rollcall;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A meeting was moved to another day after it had been held.
 *
 * @param by login
 * @param unchanged whether the meeting and its roll are still as the move left them, so that it can be undone
 */
public record Redating(
        long id, LocalDate from, LocalDate to, String reason, Instant at, String by, boolean unchanged) {}
