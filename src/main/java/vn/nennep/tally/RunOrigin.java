package vn.nennep.tally;

/** Why a run was started. */
public enum RunOrigin {
    /** By the clock, every night. */
    SCHEDULE,
    /** By somebody, from the page or by REST. */
    PERSON,
    /** Every few minutes between the nights, while something has changed. */
    LIGHT,
    /** At the first start, so that the demonstration has figures. */
    FIRST_START
}
