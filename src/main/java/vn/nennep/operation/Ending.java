package vn.nennep.operation;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The end of the server, announced before it comes. A server that is told to stop takes the application apart while its
 * port is still open, and answers with nothing at all. So whoever stops it makes a file first: from then on every new
 * request is told that the server is stopping, those under way are finished, and the process is ended when none is left.
 */
@ApplicationScoped
public class Ending {

    @Inject
    @ConfigProperty(name = "nennep.stop.file")
    private Optional<String> setting;

    private final AtomicInteger running = new AtomicInteger();
    private Path announcement;

    @PostConstruct
    void read() {
        announcement = setting.map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(Path::of)
                .orElse(null);
    }

    /** Whether the end was announced: the file of the setting {@code NENNEP_STOP_FILE} is there. */
    public boolean isAnnounced() {
        return announcement != null && Files.exists(announcement);
    }

    /** A request begins; {@link #leave} follows whatever becomes of it. */
    public void enter() {
        running.incrementAndGet();
    }

    /** A request is answered. */
    public void leave() {
        running.decrementAndGet();
    }

    /** How many requests are under way. */
    public int running() {
        return running.get();
    }
}
