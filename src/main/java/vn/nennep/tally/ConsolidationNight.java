package vn.nennep.tally;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.nennep.operation.NightHour;
import vn.nennep.operation.NightStanding;
import vn.nennep.operation.NightWork;
import vn.nennep.operation.StartStep;

/**
 * The consolidation of every night, and what a start does about it: it closes what a crash left behind. Each server asks
 * for the night; the lock and the tables let one of them run it.
 */
@ApplicationScoped
public class ConsolidationNight implements NightWork, StartStep {

    private static final int MOST_HOURS = 720;
    private static final int PLACE = 10;

    @Inject
    private ConsolidationService consolidation;

    @Inject
    private FreshFigures fresh;

    @Inject
    private Clock clock;

    /** Time of day in Việt Nam. */
    @Inject
    @ConfigProperty(name = "nennep.consolidate.at", defaultValue = "01:30")
    private String at;

    /** {@code night}: every night counts everything; {@code week}: at least once a week. */
    @Inject
    @ConfigProperty(name = "nennep.consolidate.full", defaultValue = "night")
    private String full;

    @Inject
    @ConfigProperty(name = "nennep.night.late.hours", defaultValue = "26")
    private String lateHours;

    private volatile LastNight last;

    @Override
    public String name() {
        return "consolidation";
    }

    @Override
    public NightHour hour() {
        return NightHour.of("NENNEP_CONSOLIDATE_AT", at);
    }

    @Override
    public boolean make(Instant due) {
        boolean done = consolidation.makeNight(due, isEveryNightFull());
        last = consolidation.lastNight();
        return done;
    }

    /** A run whose database went away could not even note its end. */
    @Override
    public void mend() {
        consolidation.recoverStarted();
    }

    @Override
    public NightStanding standing() {
        LastNight known = last;
        if (known == null) {
            return NightStanding.GOOD;
        }
        if (known.isFailed()) {
            return NightStanding.FAILED;
        }
        if (isLate(known)) {
            return NightStanding.LATE;
        }
        return known.isIncomplete() ? NightStanding.INCOMPLETE : NightStanding.GOOD;
    }

    /** How the nights went, as of the last minute; null until the first one is due. */
    public LastNight last() {
        return last;
    }

    /** Whether figures of this moment are older than those of an open year should be. */
    public boolean isOld(Instant published) {
        return published.plus(Duration.ofHours(lateHours())).isBefore(clock.instant());
    }

    private boolean isLate(LastNight known) {
        return known.isLate(clock.instant(), Duration.ofHours(lateHours()));
    }

    private boolean isEveryNightFull() {
        return switch (full.strip()) {
            case "night" -> true;
            case "week" -> false;
            default -> throw new IllegalStateException("NENNEP_CONSOLIDATE_FULL must be night or week, not " + full);
        };
    }

    private int lateHours() {
        if (lateHours.strip().matches("\\d{1,3}")) {
            int hours = Integer.parseInt(lateHours.strip());
            if (hours >= 1 && hours <= MOST_HOURS) {
                return hours;
            }
        }
        throw new IllegalStateException(
                "NENNEP_NIGHT_LATE_HOURS must be a number of hours from 1 to " + MOST_HOURS + ", not " + lateHours);
    }

    @Override
    public int place() {
        return PLACE;
    }

    @Override
    public String task() {
        return "Xem lại các lần tổng hợp dở dang / looking after runs that were broken off";
    }

    @Override
    public void check() {
        hour();
        isEveryNightFull();
        lateHours();
        fresh.check();
    }

    @Override
    public void run() {
        consolidation.recover();
    }
}
