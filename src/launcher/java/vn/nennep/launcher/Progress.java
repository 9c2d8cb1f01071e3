package vn.nennep.launcher;

import java.time.Duration;

/**
 * Whether a start goes forward: its log grows, or it computes. A loaded machine makes a start slow, and that is no reason
 * to end it; one that neither says nor does anything is stuck.
 */
final class Progress {

    /** More than a server that only waits takes in a minute, and less than one gets that shares its core with twenty. */
    private static final double COMPUTING = 0.05;

    private final Duration patience;
    private Duration last = Duration.ZERO;
    private Duration lastComputed = Duration.ZERO;
    private long lastSaid;

    /** @param patience how long a start may stand still */
    Progress(Duration patience) {
        this.patience = patience;
    }

    /**
     * Looks at it again.
     *
     * @param now since the start
     * @param said bytes of its log
     * @param computed processor time that it used
     * @return whether it has stood still for longer than the patience
     */
    boolean isStuck(Duration now, long said, Duration computed) {
        Duration since = now.minus(last);
        boolean computing = computed.minus(lastComputed).toMillis() > since.toMillis() * COMPUTING
                && since.compareTo(Duration.ofSeconds(10)) > 0;
        if (said > lastSaid || computing) {
            last = now;
            lastSaid = said;
            lastComputed = computed;
        }
        return now.minus(last).compareTo(patience) > 0;
    }
}
