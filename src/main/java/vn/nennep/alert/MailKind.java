package vn.nennep.alert;

/** What a person can have told by mail. */
public enum MailKind {
    /** What the cells owe whose meetings the person keeps. */
    OWN_CELLS,
    /** What cells below owe for so long that the person is to know. */
    CELLS_BELOW
}
