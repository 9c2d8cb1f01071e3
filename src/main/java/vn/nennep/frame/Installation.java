package vn.nennep.frame;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What sort of installation this is, as the pages show it. */
@Named
@ApplicationScoped
public class Installation {

    @Inject
    @ConfigProperty(name = "nennep.demo", defaultValue = "none")
    private String demo;

    @Inject
    private Clock clock;

    private String mark;

    @PostConstruct
    void start() {
        mark = Long.toString(clock.millis(), Character.MAX_RADIX);
    }

    /** Different after each start, so that browsers ask anew for style and scripts, and only then. */
    public String getMark() {
        return mark;
    }

    /** Whether the data are made up, which every page says. */
    public boolean isDemonstration() {
        return "article".equals(demo);
    }
}
