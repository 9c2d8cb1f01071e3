package vn.nennep.access;

import jakarta.ejb.ApplicationException;

/**
 * Too many people sign in at this moment: the attempt was neither checked nor counted, and may be repeated a little
 * later.
 */
@ApplicationException(rollback = true)
public class BusyException extends RuntimeException {

    /** Seconds after which another try makes sense. */
    public static final int RETRY_AFTER_SECONDS = 5;

    BusyException() {
        super("too many sign-ins at once", null, false, false);
    }
}
