package vn.nennep.plan;

/** Which cells of a branch are listed. */
public enum BranchFilter {
    ALL,
    /** A plan or a task waits for the superior's answer. */
    WAITING,
    /** The plan was not reported by the day that the committee set, or has not been reported at all. */
    NOT_REPORTED
}
