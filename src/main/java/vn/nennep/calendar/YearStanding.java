package vn.nennep.calendar;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;

/**
 * How a year stands for a unit at this moment.
 *
 * @param since first day of the state, null for an open year
 * @param lockedBy login of who locked the year by hand; null otherwise
 * @param openUntil until when the branch is let into the closed year; null when it is not, or when the year is not closed
 */
public record YearStanding(
        int year, YearState state, YearDates dates, LocalDate since, String lockedBy, Instant openUntil)
        implements Serializable {

    /** Whether the unit may change what happened in the year now. */
    public boolean isOpen() {
        return !state.isClosed() || openUntil != null;
    }

    /** Whether what is entered now comes after the due date. */
    public boolean isLate() {
        return state != YearState.OPEN;
    }
}
