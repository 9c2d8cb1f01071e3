package vn.nennep.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import vn.nennep.operation.NightHour;
import vn.nennep.operation.NightStanding;
import vn.nennep.operation.NightWork;
import vn.nennep.operation.OnceANight;

/**
 * Makes partitions of the log for the months to come, every night; a start makes them too, with the tables. What was made
 * twice or not at all does no harm: a month without a partition lies with the rest.
 */
@ApplicationScoped
public class LogMonths implements NightWork {

    private static final String AT = "00:40";

    @Inject
    private AuditService audit;

    private final OnceANight night = new OnceANight();

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
        return night.make(due, audit::makeMonths);
    }

    @Override
    public NightStanding standing() {
        return night.standing();
    }
}
