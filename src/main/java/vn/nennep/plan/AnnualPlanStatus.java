package vn.nennep.plan;

import java.util.Map;
import java.util.Set;

/** The life of one revision of a cell's annual plan, with the one table of allowed moves. */
public enum AnnualPlanStatus {
    /** Being written; only now its lines change. */
    DRAFT,
    /** Adopted by the cell committee, not yet issued. */
    ADOPTED,
    /** Issued with number and day: in force in the cell. */
    ISSUED,
    /** Reported to the superior, who has not answered yet. */
    REPORTED,
    /** The superior gave it back with a reason; it stays in force until it is adjusted. */
    RETURNED,
    /** The superior has taken note of it. */
    ACKNOWLEDGED,
    /** A later revision was issued in its place. */
    REPLACED;

    private static final Map<AnnualPlanStatus, Set<AnnualPlanStatus>> MOVES = Map.of(
            DRAFT, Set.of(ADOPTED),
            // Back to draft: the committee wants something changed before it is issued.
            ADOPTED, Set.of(ISSUED, DRAFT),
            ISSUED, Set.of(REPORTED, REPLACED),
            REPORTED, Set.of(RETURNED, ACKNOWLEDGED, REPLACED),
            // Reported again as it is, with the cell's answer given elsewhere.
            RETURNED, Set.of(REPORTED, REPLACED),
            ACKNOWLEDGED, Set.of(REPLACED),
            REPLACED, Set.of());

    /** Whether the life may go on with this state. */
    public boolean canBecome(AnnualPlanStatus next) {
        return MOVES.get(this).contains(next);
    }

    /** Whether the cell works by it: issued and not replaced. */
    public boolean isInForce() {
        return this == ISSUED || this == REPORTED || this == RETURNED || this == ACKNOWLEDGED;
    }

    /** Whether it is being written: not issued yet. */
    public boolean isBeingWritten() {
        return this == DRAFT || this == ADOPTED;
    }
}
