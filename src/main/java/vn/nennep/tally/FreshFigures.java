package vn.nennep.tally;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.nennep.operation.PeriodicWork;

/**
 * The consolidation between the nights, so that a report is a few minutes behind what was entered: it counts the open
 * years that changed, by their changes alone where that is possible.
 */
@ApplicationScoped
public class FreshFigures implements PeriodicWork {

    private static final int MOST_MINUTES = 1440;

    /** Looks come a little early or late; the one that is due must not miss its time by a moment. */
    private static final Duration LEEWAY = Duration.ofSeconds(10);

    @Inject
    private ConsolidationService consolidation;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "nennep.fresh.minutes", defaultValue = "5")
    private String minutes;

    @Inject
    @ConfigProperty(name = "nennep.fresh.off", defaultValue = OffHours.NONE)
    private String off;

    @Override
    public String name() {
        return "fresh figures";
    }

    @Override
    public Duration every() {
        if (minutes.strip().matches("\\d{1,4}") && Integer.parseInt(minutes.strip()) <= MOST_MINUTES) {
            return Duration.ofMinutes(Integer.parseInt(minutes.strip()));
        }
        throw new IllegalStateException(
                "NENNEP_FRESH_MINUTES must be a number of minutes from 0 to " + MOST_MINUTES + ", not " + minutes);
    }

    @Override
    public void make() {
        if (!offHours().has(clock.instant())) {
            consolidation.makeLight(every().minus(LEEWAY));
        }
    }

    private OffHours offHours() {
        return OffHours.of("NENNEP_FRESH_OFF", off);
    }

    /**
     * Looks at the settings.
     *
     * @throws IllegalStateException naming the impossible one
     */
    void check() {
        every();
        offHours();
    }
}
