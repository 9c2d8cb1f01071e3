package vn.nennep.meeting;

import java.util.Map;
import java.util.Set;

/** The life of a meeting, with the one table of allowed moves. Only a recorded or confirmed one is counted. */
public enum MeetingStatus {
    /** Entered, its day not yet come or nothing of it noted. */
    PLANNED,
    /** Opened: its record is being written, its roll call is missing or has people not recorded yet. */
    HELD,
    /** Held, and everybody of the roster of the day has a mark. */
    RECORDED,
    /** The record was read and confirmed; it changes only by a correction with a reason. */
    CONFIRMED,
    /** Put off with a reason; waits for a new day. */
    POSTPONED,
    /** Did not take place, with a reason. */
    NOT_HELD;

    private static final Map<MeetingStatus, Set<MeetingStatus>> MOVES = Map.of(
            // Straight to recorded: the roll of a meeting held on paper is entered at once, by hand or from a file.
            PLANNED, Set.of(HELD, RECORDED, POSTPONED, NOT_HELD),
            // Back to planned: opened by mistake.
            HELD, Set.of(RECORDED, PLANNED),
            RECORDED, Set.of(CONFIRMED, HELD),
            // The correction.
            CONFIRMED, Set.of(RECORDED),
            POSTPONED, Set.of(PLANNED, NOT_HELD),
            // Said by mistake; or called off by the end of its cell, which was undone.
            NOT_HELD, Set.of(PLANNED, POSTPONED));

    /** Whether the life may go on with this state. */
    public boolean canBecome(MeetingStatus next) {
        return MOVES.get(this).contains(next);
    }

    /** Whether the figures have it. */
    public boolean isCounted() {
        return this == RECORDED || this == CONFIRMED;
    }

    /** Whether it does not take place on its day: postponed or not held. */
    public boolean isCalledOff() {
        return this == POSTPONED || this == NOT_HELD;
    }
}
