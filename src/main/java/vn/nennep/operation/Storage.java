package vn.nennep.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import vn.nennep.shared.Refusals;

/** Whether there was room to write lately, on the disk of the database or of the files. */
@ApplicationScoped
public class Storage {

    private static final Logger LOG = System.getLogger(Storage.class.getName());

    /** A disk that was full a moment ago is full for whoever watches over it; one that nobody found full any more is not. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    @Inject
    private Clock clock;

    private volatile Instant full;

    /**
     * Looks whether something failed for want of room, and keeps it in mind.
     *
     * @return whether it did
     */
    public boolean isFull(Throwable thrown) {
        if (!Refusals.isStorageFull(thrown)) {
            return false;
        }
        full = clock.instant();
        LOG.log(Level.ERROR, "no room left on the disk of the database or of the files", thrown);
        return true;
    }

    /** Whether somebody's work was refused for want of room in the last ten minutes. */
    public boolean wasFull() {
        Instant last = full;
        return last != null && last.plus(REMEMBERED).isAfter(clock.instant());
    }
}
