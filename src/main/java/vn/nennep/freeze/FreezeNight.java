package vn.nennep.freeze;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.nennep.operation.NightHour;
import vn.nennep.operation.NightStanding;
import vn.nennep.operation.NightWork;
import vn.nennep.operation.OnceANight;
import vn.nennep.operation.StartStep;

/**
 * Writes down, every night, the years that the calendar has frozen because their day came: nobody was there to do it. Each
 * server asks; the chain lets one of them write a year.
 */
@ApplicationScoped
public class FreezeNight implements NightWork, StartStep {

    private static final int PLACE = 16;

    @Inject
    private FreezeService freezes;

    /** Time of day in Việt Nam, after the consolidation. */
    @Inject
    @ConfigProperty(name = "nennep.freeze.at", defaultValue = "02:30")
    private String at;

    private final OnceANight night = new OnceANight();

    @Override
    public String name() {
        return "freeze";
    }

    @Override
    public NightHour hour() {
        return NightHour.of("NENNEP_FREEZE_AT", at);
    }

    @Override
    public boolean make(Instant due) {
        return night.make(due, freezes::writeDue);
    }

    @Override
    public NightStanding standing() {
        return night.standing();
    }

    @Override
    public int place() {
        return PLACE;
    }

    @Override
    public String task() {
        return "Giờ ghi bản chốt / the hour of writing down frozen years";
    }

    @Override
    public void check() {
        hour();
    }

    @Override
    public void run() {
        // Only its hour is looked at when the server starts.
    }
}
