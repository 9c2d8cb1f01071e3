package vn.nennep.people;

import java.util.Set;

/** The life of a transfer: sent, and then one of three ends. */
public enum TransferStatus {
    /** On the way; nothing has changed yet. */
    SENT,
    /** Taken in by the new cell. */
    RECEIVED,
    /** Given back by the new cell, with a reason. */
    RETURNED,
    /** Taken back by the old cell. */
    WITHDRAWN;

    /** Whether the life may go on with this. */
    public boolean canBecome(TransferStatus next) {
        return this == SENT && Set.of(RECEIVED, RETURNED, WITHDRAWN).contains(next);
    }
}
