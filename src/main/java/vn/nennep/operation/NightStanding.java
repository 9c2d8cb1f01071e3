package vn.nennep.operation;

/** What there is to tell of a nightly work. */
public enum NightStanding {
    /** Its last night was done, or none was due yet. */
    GOOD,
    /** It was last done longer ago than it should be. */
    LATE,
    /** Its last night was done and left something out that needs people. */
    INCOMPLETE,
    /** Its last night failed. */
    FAILED
}
