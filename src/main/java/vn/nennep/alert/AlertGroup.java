package vn.nennep.alert;

/** What there is to do, in the order in which the page shows it. */
public enum AlertGroup {
    /** What keeps the figures of all fresh. */
    OPERATION,
    /** A person's own part: to present, to do, what became of a proposal. */
    OWN,
    /** Meetings to be held. */
    HOLD,
    /** Thematic meetings to be prepared. */
    PREPARE,
    /** Records to be completed. */
    RECORD,
    /** Tasks that a meeting gave. */
    TASKS,
    /** The plan, the proposals and the key tasks of the cell. */
    PLAN,
    /** People who stay away. */
    PEOPLE,
    /** What cells below wait for. */
    ANSWER,
    /** Cells below that are behind. */
    BEHIND
}
