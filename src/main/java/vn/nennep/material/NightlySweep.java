package vn.nennep.material;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.nennep.operation.NightHour;
import vn.nennep.operation.NightStanding;
import vn.nennep.operation.NightWork;
import vn.nennep.operation.OnceANight;
import vn.nennep.operation.StartStep;

/**
 * Sweeps the folder of files every night, and looks at its settings when the server starts. A sweep done twice does no
 * harm, so each server keeps in mind for itself which night it has done, and sweeps after a start what it may have missed.
 */
@ApplicationScoped
public class NightlySweep implements NightWork, StartStep {

    private static final Logger LOG = System.getLogger(NightlySweep.class.getName());

    private static final int PLACE = 15;

    @Inject
    private MaterialService materials;

    @Inject
    private FileSettings settings;

    /** Time of day in Việt Nam. */
    @Inject
    @ConfigProperty(name = "nennep.sweep.at", defaultValue = "03:20")
    private String at;

    private final OnceANight night = new OnceANight();

    @Override
    public String name() {
        return "sweep";
    }

    @Override
    public NightHour hour() {
        return NightHour.of("NENNEP_SWEEP_AT", at);
    }

    @Override
    public boolean make(Instant due) {
        return night.make(due, materials::sweep);
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
        return "Thư mục tệp đính kèm / folder of attached files";
    }

    @Override
    public void check() {
        hour();
        settings.check();
    }

    @Override
    public void run() {
        if (settings.folder().isEmpty()) {
            LOG.log(Level.WARNING, "NENNEP_FILES is not set: nobody can attach a file");
        }
    }
}
