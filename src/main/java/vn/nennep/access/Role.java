package vn.nennep.access;

import java.util.EnumSet;
import java.util.Set;

/** What an account is for. A role holds for the unit of its grant and everything below it. */
public enum Role {
    /** Member of a cell (đảng viên): the cell's plan and their own attendance. */
    MEMBER(Right.FOLLOW, Right.PROPOSE),
    /** Secretary of a cell (bí thư). */
    SECRETARY(
            Right.FOLLOW,
            Right.SEE,
            Right.READ_TEXTS,
            Right.KEEP_MEETINGS,
            Right.LEAD_CELL,
            Right.PROPOSE,
            Right.KEEP_MEMBERS,
            Right.READ_LOG),
    /** Deputy secretary of a cell (phó bí thư): stands in for the secretary. */
    DEPUTY(
            Right.FOLLOW,
            Right.SEE,
            Right.READ_TEXTS,
            Right.KEEP_MEETINGS,
            Right.LEAD_CELL,
            Right.PROPOSE,
            Right.KEEP_MEMBERS,
            Right.READ_LOG),
    /** Minutes secretary of a cell (người ghi biên bản): keeps meetings, not the list of people. */
    MINUTES_SECRETARY(Right.FOLLOW, Right.SEE, Right.READ_TEXTS, Right.KEEP_MEETINGS, Right.PROPOSE),
    /** Officer of a committee who follows its branch: reads, answers what cells report, enters nothing for them. */
    OFFICER(
            Right.FOLLOW,
            Right.SEE,
            Right.READ_TEXTS,
            Right.DIRECT_CELLS,
            Right.KEEP_RULES,
            Right.DECIDE_AMENDMENTS,
            Right.READ_LOG),
    /** Officer of the provincial office. */
    PROVINCE_OFFICER(
            Right.FOLLOW,
            Right.SEE,
            Right.READ_TEXTS,
            Right.KEEP_MEETINGS,
            Right.DIRECT_CELLS,
            Right.KEEP_RULES,
            Right.KEEP_MEMBERS,
            Right.KEEP_UNITS,
            Right.IMPORT,
            Right.CONSOLIDATE,
            Right.LOCK_YEARS,
            Right.DECIDE_AMENDMENTS,
            Right.READ_LOG),
    /**
     * Administrator of a branch, or of the installation when the grant names no unit: accounts, files, settings; never
     * the texts of meetings.
     */
    ADMINISTRATOR(
            Right.FOLLOW,
            Right.SEE,
            Right.KEEP_UNITS,
            Right.KEEP_RULES,
            Right.IMPORT,
            Right.CONSOLIDATE,
            Right.LOCK_YEARS,
            Right.DECIDE_AMENDMENTS,
            Right.KEEP_ACCOUNTS),
    /** Auditor: reads the log, and nothing else. */
    AUDITOR(Right.READ_LOG);

    private final Set<Right> rights;

    Role(Right first, Right... others) {
        rights = EnumSet.of(first, others);
    }

    /** Whether somebody of this role has the right. */
    public boolean includes(Right right) {
        return rights.contains(right);
    }

    /** Whether a grant of this role must name a unit; the administrator and the auditor may hold everywhere. */
    public boolean needsUnit() {
        return this != ADMINISTRATOR && this != AUDITOR;
    }

    /** Whether the unit of the grant must be a cell. */
    public boolean isOfCell() {
        return this == MEMBER || this == SECRETARY || this == DEPUTY || this == MINUTES_SECRETARY;
    }
}
