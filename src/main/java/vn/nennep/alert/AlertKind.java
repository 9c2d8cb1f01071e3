package vn.nennep.alert;

import vn.nennep.access.Right;

/**
 * What can need somebody: where it stands on the page, how urgent it is, and which right in the cell makes it the
 * person's business.
 */
public enum AlertKind {
    RUN_FAILED(AlertGroup.OPERATION, Severity.LATE, Right.CONSOLIDATE),
    RUN_LATE(AlertGroup.OPERATION, Severity.LATE, Right.CONSOLIDATE),
    RUN_INCOMPLETE(AlertGroup.OPERATION, Severity.SOON, Right.CONSOLIDATE),
    OWN_PRESENTING(AlertGroup.OWN, Severity.SOON, Right.FOLLOW),
    OWN_TASK_LATE(AlertGroup.OWN, Severity.LATE, Right.FOLLOW),
    OWN_TASK(AlertGroup.OWN, Severity.SOON, Right.FOLLOW),
    OWN_PROPOSAL_CHOSEN(AlertGroup.OWN, Severity.TOLD, Right.FOLLOW),
    OWN_PROPOSAL_DECLINED(AlertGroup.OWN, Severity.TOLD, Right.FOLLOW),
    OWN_PROPOSAL_WAITING(AlertGroup.OWN, Severity.TOLD, Right.FOLLOW),
    QUARTER_MISSED(AlertGroup.HOLD, Severity.LATE, Right.KEEP_MEETINGS),
    QUARTER_ENDING(AlertGroup.HOLD, Severity.SOON, Right.KEEP_MEETINGS),
    MONTH_MISSED(AlertGroup.HOLD, Severity.LATE, Right.KEEP_MEETINGS),
    MONTH_ENDING(AlertGroup.HOLD, Severity.SOON, Right.KEEP_MEETINGS),
    POSTPONED(AlertGroup.HOLD, Severity.SOON, Right.KEEP_MEETINGS),
    DRAFT_MISSING(AlertGroup.PREPARE, Severity.SOON, Right.KEEP_MEETINGS),
    DRAFT_NOT_APPROVED(AlertGroup.PREPARE, Severity.SOON, Right.KEEP_MEETINGS),
    DRAFT_NOT_SENT(AlertGroup.PREPARE, Severity.SOON, Right.KEEP_MEETINGS),
    ROLL_CALL_MISSING(AlertGroup.RECORD, Severity.LATE, Right.KEEP_MEETINGS),
    CONTRIBUTIONS_OPEN(AlertGroup.RECORD, Severity.SOON, Right.KEEP_MEETINGS),
    NOT_CONFIRMED(AlertGroup.RECORD, Severity.SOON, Right.KEEP_MEETINGS),
    TASK_LATE(AlertGroup.TASKS, Severity.LATE, Right.KEEP_MEETINGS),
    PLAN_MISSING(AlertGroup.PLAN, Severity.LATE, Right.LEAD_CELL),
    PLAN_RETURNED(AlertGroup.PLAN, Severity.LATE, Right.LEAD_CELL),
    PLAN_UNFINISHED(AlertGroup.PLAN, Severity.SOON, Right.LEAD_CELL),
    PLAN_NOT_REPORTED(AlertGroup.PLAN, Severity.SOON, Right.LEAD_CELL),
    LINE_LATE(AlertGroup.PLAN, Severity.LATE, Right.KEEP_MEETINGS),
    PROPOSAL_WAITING(AlertGroup.PLAN, Severity.SOON, Right.LEAD_CELL),
    KEY_TASK_RETURNED(AlertGroup.PLAN, Severity.LATE, Right.LEAD_CELL),
    KEY_TASK_LATE(AlertGroup.PLAN, Severity.LATE, Right.LEAD_CELL),
    EXCUSED_RUN(AlertGroup.PEOPLE, Severity.SOON, Right.SEE),
    ABSENT(AlertGroup.PEOPLE, Severity.SOON, Right.SEE),
    PLAN_REPORTED(AlertGroup.ANSWER, Severity.SOON, Right.DIRECT_CELLS),
    KEY_TASK_SENT(AlertGroup.ANSWER, Severity.SOON, Right.DIRECT_CELLS),
    KEY_TASK_SELF_RATED(AlertGroup.ANSWER, Severity.SOON, Right.DIRECT_CELLS),
    YEAR_SELF_GRADED(AlertGroup.ANSWER, Severity.SOON, Right.DIRECT_CELLS),
    AMENDMENT_REQUESTED(AlertGroup.ANSWER, Severity.SOON, Right.DECIDE_AMENDMENTS),
    CELL_WITHOUT_PLAN(AlertGroup.BEHIND, Severity.LATE, Right.DIRECT_CELLS),
    CELL_WITHOUT_THEMATIC(AlertGroup.BEHIND, Severity.LATE, Right.DIRECT_CELLS),
    CELL_WITHOUT_REGULAR(AlertGroup.BEHIND, Severity.LATE, Right.DIRECT_CELLS),
    BRANCH_WITHOUT_PLAN(AlertGroup.BEHIND, Severity.LATE, Right.DIRECT_CELLS),
    BRANCH_WITHOUT_THEMATIC(AlertGroup.BEHIND, Severity.LATE, Right.DIRECT_CELLS),
    BRANCH_WITHOUT_REGULAR(AlertGroup.BEHIND, Severity.LATE, Right.DIRECT_CELLS),
    BRANCH_WAITING(AlertGroup.ANSWER, Severity.SOON, Right.DIRECT_CELLS);

    /** How urgent something is. */
    public enum Severity {
        /** Its time is over. */
        LATE,
        /** Its time is now. */
        SOON,
        /** Nothing to do but to know. */
        TOLD
    }

    private final AlertGroup group;
    private final Severity severity;
    private final Right right;

    AlertKind(AlertGroup group, Severity severity, Right right) {
        this.group = group;
        this.severity = severity;
        this.right = right;
    }

    /** Where it stands on the page. */
    public AlertGroup group() {
        return group;
    }

    /** How urgent it is. */
    public Severity severity() {
        return severity;
    }

    /** The right in the cell that makes it the person's business. */
    public Right right() {
        return right;
    }
}
