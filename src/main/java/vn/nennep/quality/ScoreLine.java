package vn.nennep.quality;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * The points of one criterion, kept apart by who gave them.
 *
 * @param proposed null when the program could not tell
 * @param evidence null when no fact speaks of it
 * @param self null until the cell scored
 * @param superior null until the superior scored
 */
public record ScoreLine(
        String criterion,
        BigDecimal proposed,
        FactValue evidence,
        BigDecimal self,
        String selfReason,
        BigDecimal superior,
        String superiorReason)
        implements Serializable {

    static ScoreLine of(Criteria.Proposed proposed) {
        return new ScoreLine(
                proposed.criterion().code(), proposed.points(), proposed.evidence(), null, null, null, null);
    }

    /**
     * Whether these points need a reason: the cell's where they differ from the proposal, the superior's where they are
     * neither the cell's nor the proposal.
     */
    public boolean needsReason(ScoreSide side, BigDecimal points) {
        boolean asProposed = same(points, proposed);
        if (side == ScoreSide.SELF || self == null) {
            return proposed != null && !asProposed;
        }
        return !asProposed && !same(points, self);
    }

    ScoreLine with(ScoreSide side, GivenScore given) {
        String reason = needsReason(side, given.points()) ? given.reason() : null;
        return side == ScoreSide.SELF
                ? new ScoreLine(criterion, proposed, evidence, given.points(), reason, superior, superiorReason)
                : new ScoreLine(criterion, proposed, evidence, self, selfReason, given.points(), reason);
    }

    BigDecimal points(ScoreSide side) {
        return side == ScoreSide.SELF ? self : superior;
    }

    private static boolean same(BigDecimal one, BigDecimal other) {
        return one != null && other != null && one.compareTo(other) == 0;
    }
}
