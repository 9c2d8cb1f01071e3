package vn.nennep.operation;

import java.time.Instant;

/**
 * Which night this server has done a work for. For work that does no harm when it is done twice: nothing is written down, so a
 * server that was started anew, or a second one, does it again.
 */
public final class OnceANight {

    private volatile Instant doneFor = Instant.MIN;
    private volatile boolean failed;

    /**
     * Does the work unless it was done for this night already. When it throws, it is tried again.
     *
     * @param due when the work was to begin
     * @return true: for this night nothing is left to do
     */
    public boolean make(Instant due, Runnable work) {
        if (doneFor.isBefore(due)) {
            failed = true;
            work.run();
            failed = false;
            doneFor = due;
        }
        return true;
    }

    /** Failed from the moment the work threw until it has been done. */
    public NightStanding standing() {
        return failed ? NightStanding.FAILED : NightStanding.GOOD;
    }
}
