package vn.nennep.exchange;

/** What a row of a file would do; in the order in which people should look at them. */
public enum RowState {
    /** It is wrong; because of it nothing of the file is written. */
    FAULT,
    /** It is allowed and probably broken, or does more than its row says. */
    WARNING,
    /** It differs from what is there. */
    CHANGED,
    /** It is not there yet. */
    NEW,
    /** It changes nothing. */
    SAME
}
