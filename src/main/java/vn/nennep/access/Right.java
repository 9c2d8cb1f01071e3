package vn.nennep.access;

/** What a person can be allowed to do with a unit and everything below it. */
public enum Right {
    /** See plans, rosters, roll calls and figures. */
    SEE,
    /** Enter and correct meetings and take the roll. */
    KEEP_MEETINGS,
    /** Enter members, memberships and leave. */
    KEEP_MEMBERS,
    /** Load files into the branch. */
    IMPORT,
    /** Start a consolidation and read its history. */
    CONSOLIDATE,
    /** Lock and unlock a year. */
    LOCK_YEARS,
    /** Create, disable and change accounts. */
    KEEP_ACCOUNTS
}
