package vn.nennep.alert;

/** What a cell can owe for a period. */
public enum DebtKind {
    /** A regular meeting of a month: none is recorded, and the cell does not say that none was held. */
    REGULAR,
    /** A thematic meeting of a quarter, likewise. */
    THEMATIC,
    /** The roll of a meeting whose day has passed. */
    ROLL,
    /** The plan of a year that is to be reported. */
    PLAN
}
