package vn.nennep.frame;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.application.ProjectStage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.TreeSet;
import java.util.zip.CRC32;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What sort of installation this is, as the pages show it. */
@Named
@ApplicationScoped
public class Installation {

    /** The folder of the styles and scripts of this program. */
    private static final String OWN = "/resources/nennep/";

    @Inject
    @ConfigProperty(name = "nennep.demo", defaultValue = "none")
    private String demo;

    @Inject
    private Clock clock;

    @Inject
    private ServletContext context;

    private String mark;

    @PostConstruct
    void start() {
        mark = markOfContents();
    }

    /**
     * Different when styles or scripts are different, so that browsers ask anew for them then, and only then; while somebody
     * develops, different each time.
     */
    public String getMark() {
        return FacesContext.getCurrentInstance().isProjectStage(ProjectStage.Development)
                ? Long.toString(clock.millis(), Character.MAX_RADIX)
                : mark;
    }

    private String markOfContents() {
        CRC32 sum = new CRC32();
        for (String path : new TreeSet<>(context.getResourcePaths(OWN))) {
            if (path.endsWith("/")) {
                // Fonts: their style sheet names their version.
                continue;
            }
            try (InputStream file = context.getResourceAsStream(path)) {
                sum.update(file.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Long.toString(sum.getValue(), Character.MAX_RADIX);
    }

    /** Whether the data are made up, which every page says. */
    public boolean isDemonstration() {
        return "article".equals(demo);
    }
}
