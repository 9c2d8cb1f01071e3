package vn.nennep.plan;

/** How a line of a plan stands against what was held. */
public enum PlanLineState {
    /** Its meeting was held and counts. */
    KEPT,
    /** Its meeting is being recorded. */
    UNDER_WAY,
    /** Its meeting has a day to come. */
    SCHEDULED,
    /** Its meeting was put off and waits for a new day. */
    POSTPONED,
    /** Its month has passed without a meeting that counts. */
    OVERDUE,
    /** Nothing is due yet. */
    TO_COME
}
