package vn.nennep.frame;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.application.ProjectStage;
import jakarta.faces.context.FacesContext;
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
        mark = now();
    }

    /**
     * Different after each start, so that browsers ask anew for style and scripts, and only then; while somebody develops,
     * different each time.
     */
    public String getMark() {
        return FacesContext.getCurrentInstance().isProjectStage(ProjectStage.Development) ? now() : mark;
    }

    private String now() {
        return Long.toString(clock.millis(), Character.MAX_RADIX);
    }

    /** Whether the data are made up, which every page says. */
    public boolean isDemonstration() {
        return "article".equals(demo);
    }
}
