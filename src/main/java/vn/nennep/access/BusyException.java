package vn.nennep.access;

import jakarta.ejb.ApplicationException;

/** So many sign in at this moment that one more is not looked at; nothing was counted, and a little later it works. */
@ApplicationException(rollback = true)
public class BusyException extends RuntimeException {

    /** Seconds after which another try makes sense. */
    public static final int RETRY_AFTER_SECONDS = 5;

    BusyException() {
        super("too many sign-ins at once", null, false, false);
    }
}
