package vn.nennep.calendar;

import java.time.LocalDate;

/** How a reporting year stands on a day. The database repeats the rule in {@code year_state} for whole files. */
public enum YearState {
    /** Entering is in time. */
    OPEN,
    /** The due date is over: everything can still be entered and is marked as late. */
    DUE,
    /** Changes are refused unless an exception lets the branch in. */
    LOCKED,
    /** The figures are signed: nothing changes but by an amendment that the level above approved. */
    FROZEN;

    /**
     * The state on a day. The due date itself is still in time; on the day of locking or freezing it is locked or frozen.
     *
     * @param lockedByHand whether somebody locked the year, whatever its dates say
     */
    public static YearState on(LocalDate day, YearDates dates, boolean lockedByHand) {
        if (dates.frozenOn() != null && !day.isBefore(dates.frozenOn())) {
            return FROZEN;
        }
        if (lockedByHand || (dates.locksOn() != null && !day.isBefore(dates.locksOn()))) {
            return LOCKED;
        }
        return dates.dueOn() != null && day.isAfter(dates.dueOn()) ? DUE : OPEN;
    }

    /** Whether changes need a permission of their own. */
    public boolean isClosed() {
        return this == LOCKED || this == FROZEN;
    }
}
