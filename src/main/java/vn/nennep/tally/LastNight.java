package vn.nennep.tally;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * How the nights of the consolidation went.
 *
 * @param since when the installation had its first night
 * @param good when a run of all open years last ended well; null when none did
 * @param failed the last run by the clock, when it failed and no run of all open years ended well after it; null otherwise
 * @param failedDue the hour that the failed run was for; null without one
 * @param aside cells that the published figures of all years are without, because their own do not agree
 * @param quiet whether there is nothing to count
 */
public record LastNight(Instant since, Instant good, UUID failed, Instant failedDue, int aside, boolean quiet) {

    /** Whether the last good run is older than it may be. */
    public boolean isLate(Instant now, Duration most) {
        Instant last = good == null ? since : good;
        return !quiet && last != null && last.plus(most).isBefore(now);
    }

    /** Whether cells were set aside. */
    public boolean isIncomplete() {
        return aside > 0;
    }

    public boolean isFailed() {
        return failed != null;
    }
}
