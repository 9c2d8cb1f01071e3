package vn.nennep.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/**
 * Slows down guessing: counts failures by login and address, by login, and by address. A success never takes back a
 * failure of somebody else.
 */
@Entity
@Table(name = "sign_in_brake")
public class Brake {

    /** How many failures are free, and the longest pause after further ones. */
    enum Policy {
        /** One login from one address, or from one device on which its owner has signed in before. */
        PAIR(5, Duration.ofMinutes(60)),
        /** One login from wherever, other than from its owner's devices: many addresses may guess together. */
        LOGIN(50, Duration.ofMinutes(60)),
        /** One source address, counted once for each login that failed there: a whole office may stand behind it. */
        ADDRESS(50, Duration.ofMinutes(15)),
        /** One source address that asks for hashes that there are not: somebody may have typed one from a paper. */
        LOOKUP(20, Duration.ofMinutes(15));

        private final int free;
        private final Duration longest;

        Policy(int free, Duration longest) {
            this.free = free;
            this.longest = longest;
        }

        /** The pause after so many failures: none at first, then 1, 2, 4, … minutes up to the longest. */
        Duration pauseAfter(int failures) {
            if (failures < free) {
                return Duration.ZERO;
            }
            int doublings = Math.min(failures - free, 10);
            Duration pause = Duration.ofMinutes(1L << doublings);
            return pause.compareTo(longest) < 0 ? pause : longest;
        }
    }

    /** After a day without a failure, counting starts from zero again. */
    private static final Duration FORGIVEN_AFTER = Duration.ofDays(1);

    @Id
    private String id;

    @Column(name = "failure_count")
    private int failures;

    @Column(name = "last_failed_at")
    private Instant lastFailedAt;

    @Column(name = "locked_until")
    private Instant lockedUntil;

    protected Brake() {}

    Brake(String id, Instant now) {
        this.id = id;
        this.lastFailedAt = now;
    }

    boolean isLocked(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    /** Counts a try that failed. */
    void fail(Policy policy, Instant now) {
        if (lastFailedAt.plus(FORGIVEN_AFTER).isBefore(now)) {
            failures = 0;
        }
        failures++;
        lastFailedAt = now;
        Duration pause = policy.pauseAfter(failures);
        lockedUntil = pause.isZero() ? null : now.plus(pause);
    }

    int failures() {
        return failures;
    }
}
