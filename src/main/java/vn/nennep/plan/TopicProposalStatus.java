package vn.nennep.plan;

import java.util.Map;
import java.util.Set;

/** The life of a topic that a member proposes, with the one table of allowed moves. */
public enum TopicProposalStatus {
    /** Waits for the cell's decision. */
    PROPOSED,
    /** Stands in the plan. */
    CHOSEN,
    /** Not taken, with a reason. */
    DECLINED,
    /** Taken back by the member before it was decided. */
    WITHDRAWN;

    private static final Map<TopicProposalStatus, Set<TopicProposalStatus>> MOVES = Map.of(
            PROPOSED, Set.of(CHOSEN, DECLINED, WITHDRAWN),
            // Its line was taken out of the plan again: it waits as before.
            CHOSEN, Set.of(PROPOSED),
            DECLINED, Set.of(),
            WITHDRAWN, Set.of());

    /** Whether the life may go on with this state. */
    public boolean canBecome(TopicProposalStatus next) {
        return MOVES.get(this).contains(next);
    }
}
