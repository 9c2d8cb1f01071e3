package vn.nennep.calendar;

/** What was decided about a year. */
public enum YearDecision {
    /** Its dates. */
    DATED,
    LOCKED,
    UNLOCKED,
    FROZEN
}
