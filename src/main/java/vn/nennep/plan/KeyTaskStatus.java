package vn.nennep.plan;

import java.util.Map;
import java.util.Set;

/** The life of a key task that a cell registers with its superior, with the one table of allowed moves. */
public enum KeyTaskStatus {
    /** Being written. */
    DRAFT,
    /** Sent to the superior, who has not answered yet. */
    SENT,
    /** The superior gave it back with a reason; it is changed and sent again. */
    RETURNED,
    /** The superior has confirmed it. */
    CONFIRMED,
    /** Begun; its progress is noted by day. */
    IN_PROGRESS,
    /** The cell has said how well it did. */
    SELF_RATED,
    /** The superior has said so too. */
    RATED;

    private static final Map<KeyTaskStatus, Set<KeyTaskStatus>> MOVES = Map.of(
            DRAFT, Set.of(SENT),
            // Back to draft: the cell saw a mistake before the superior answered.
            SENT, Set.of(RETURNED, CONFIRMED, DRAFT),
            RETURNED, Set.of(SENT),
            CONFIRMED, Set.of(IN_PROGRESS),
            IN_PROGRESS, Set.of(SELF_RATED),
            // Taken back to rate anew, as long as the superior has not rated.
            SELF_RATED, Set.of(RATED, IN_PROGRESS),
            // The superior takes its rating back, with a reason.
            RATED, Set.of(SELF_RATED));

    /** Whether the life may go on with this state. */
    public boolean canBecome(KeyTaskStatus next) {
        return MOVES.get(this).contains(next);
    }

    /** Whether what it says may still be changed. */
    public boolean isOpenForChange() {
        return this == DRAFT || this == RETURNED;
    }

    /** Whether the superior has agreed to it. */
    public boolean isConfirmed() {
        return this == CONFIRMED || this == IN_PROGRESS || this == SELF_RATED || this == RATED;
    }
}
