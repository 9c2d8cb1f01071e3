package vn.nennep.launcher;

import java.time.Duration;
import java.util.Optional;

/**
 * How long to wait before something that died is started again: 1 second, then twice as long each time, a minute at most.
 * What lived for ten minutes is well again; what dies too often in a row is given up.
 */
final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration WELL = Duration.ofMinutes(10);
    private static final int MOST_DEATHS = 10;

    private int deaths;

    /**
     * Something died.
     *
     * @param lived for how long it had lived
     * @return how long to wait before the next start; empty when it is not to be started any more
     */
    Optional<Duration> afterDeath(Duration lived) {
        deaths = lived.compareTo(WELL) >= 0 ? 1 : deaths + 1;
        if (deaths > MOST_DEATHS) {
            return Optional.empty();
        }
        Duration pause = FIRST.multipliedBy(1L << (deaths - 1));
        return Optional.of(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
    }
}
