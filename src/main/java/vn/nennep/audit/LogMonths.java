package vn.nennep.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import vn.nennep.operation.NightHour;
import vn.nennep.operation.NightStanding;
import vn.nennep.operation.NightWork;

/**
 * Makes partitions of the log for the months to come, every night; a start makes them too, with the tables. What was made
 * twice or not at all does no harm: a month without a partition lies with the rest.
 */
@ApplicationScoped
public class LogMonths implements NightWork {

    private static final String AT = "00:40";

    @Inject
    private AuditService audit;

    private volatile Instant doneFor = Instant.MIN;
    private volatile boolean failed;

    @Override
    public String name() {
        return "log-months";
    }

    /** Not a setting: it takes a moment, and no other work waits for it. */
    @Override
    public NightHour hour() {
        return NightHour.of("log-months", AT);
    }

    @Override
    public boolean make(Instant due) {
        if (doneFor.isBefore(due)) {
            failed = true;
            audit.makeMonths();
            failed = false;
            doneFor = due;
        }
        return true;
    }

    @Override
    public NightStanding standing() {
        return failed ? NightStanding.FAILED : NightStanding.GOOD;
    }
}
