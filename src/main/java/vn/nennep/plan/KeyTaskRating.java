package vn.nennep.plan;

/** How well a key task was done. */
public enum KeyTaskRating {
    EXCEEDED,
    DONE,
    PARTLY,
    NOT_DONE
}
