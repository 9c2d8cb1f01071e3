package vn.nennep.access;

/** What a person can be allowed to do with a unit and everything below it. */
public enum Right {
    /** Follow the plan and the meetings of a cell: what, when, who presents; no roll calls, no people. */
    FOLLOW,
    /** See rosters, roll calls and figures. */
    SEE,
    /** Read what was said and written by people: only in the cell itself and directly above it. */
    READ_TEXTS,
    /** Enter and correct meetings and take the roll. */
    KEEP_MEETINGS,
    /** Decide for the cell: adopt its plan, choose topics, approve drafts, confirm and correct a record. */
    LEAD_CELL,
    /** Propose topics to one's own cell. */
    PROPOSE,
    /**
     * Answer what cells below report: return or acknowledge plans and key tasks, rate them, give a superior's score. Asked
     * with {@link AccessService#mayAbove}: nobody answers a report of their own.
     */
    DIRECT_CELLS,
    /** Publish what binds the cells of the branch: guidance, criteria sets, lists. */
    KEEP_RULES,
    /** Enter members, memberships and leave. */
    KEEP_MEMBERS,
    /** Found, rename, move, merge, split and dissolve units. */
    KEEP_UNITS,
    /** Load files into the branch. */
    IMPORT,
    /** Start a consolidation and read its history. */
    CONSOLIDATE,
    /** Set the periods of a year: due, locked, frozen, and let somebody in late. */
    LOCK_YEARS,
    /** Approve or decline what a unit below wants to change in signed figures. */
    DECIDE_AMENDMENTS,
    /** Create, disable and change accounts. */
    KEEP_ACCOUNTS,
    /** Read the log of who changed, read and exported what. */
    READ_LOG
}
