package vn.nennep.tally;

/** The life of a run, and of each of its years. */
public enum RunStatus {
    /** A year that its run has not come to yet. */
    WAITING,
    STARTED,
    COMPLETED,
    FAILED
}
