package vn.nennep.alert;

/** Who is told that a cell owes something: the longer it takes, the further up. */
public enum DebtStep {
    /** The cell alone. */
    CELL,
    /** The committee above too. */
    SUPERIOR,
    /** The province too. */
    PROVINCE
}
