package vn.nennep.calendar;

/** The life of an amendment: asked for, then approved or declined, once. */
public enum AmendmentStatus {
    REQUESTED,
    APPROVED,
    DECLINED;

    boolean canBecome(AmendmentStatus next) {
        return this == REQUESTED && next != REQUESTED;
    }
}
