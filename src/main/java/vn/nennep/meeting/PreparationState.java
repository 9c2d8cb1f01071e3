package vn.nennep.meeting;

import java.util.Map;
import java.util.Set;

/** How far the preparation of a meeting has come, with the one table of allowed moves: a step on, or the last one back. */
public enum PreparationState {
    /** Nobody was given the topic yet. */
    NOT_ASSIGNED,
    /** A member was given the topic and prepares it in writing. */
    ASSIGNED,
    /** The draft is there. */
    DRAFTED,
    /** The cell committee or the secretary approved the draft. */
    APPROVED,
    /** The members have the draft. */
    SENT;

    private static final Map<PreparationState, Set<PreparationState>> MOVES = Map.of(
            NOT_ASSIGNED, Set.of(ASSIGNED),
            ASSIGNED, Set.of(DRAFTED, NOT_ASSIGNED),
            // Back to assigned: the committee wants another draft.
            DRAFTED, Set.of(APPROVED, ASSIGNED),
            APPROVED, Set.of(SENT, DRAFTED),
            SENT, Set.of(APPROVED));

    /** Whether the preparation may go on, or back, to this state. */
    public boolean canBecome(PreparationState next) {
        return MOVES.get(this).contains(next);
    }

    /** Whether this step was made. */
    public boolean includes(PreparationState step) {
        return compareTo(step) >= 0;
    }
}
