package vn.nennep.material;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.File;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Makes the pictures of first pages, few at a time, each in a process of its own with a small heap that is ended at its
 * time: a file that wants more than that has no picture, and is a file all the same.
 */
@ApplicationScoped
class Pictures {

    private static final Logger LOG = System.getLogger(Pictures.class.getName());

    private static final int MOST_AT_ONCE = 2;
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String HEAP = "-Xmx320m";

    /** The variables that a process needs to run; none of the server's settings, least of all its passwords. */
    private static final List<String> ENVIRONMENT = List.of("PATH", "LANG", "LC_ALL", "HOME");

    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final Duration limit;

    Pictures() {
        this(LIMIT);
    }

    /** For tests, with another limit. */
    Pictures(Duration limit) {
        this.limit = limit;
    }

    /**
     * Draws the first page of a file.
     *
     * @param picture where it is put as PNG, whole or not at all
     * @return whether it is there
     */
    boolean make(Path file, MaterialType type, Path picture) {
        if (type == MaterialType.DOCX) {
            return false;
        }
        try {
            Path made = Files.createTempFile(file.getParent(), "picture", ".part");
            try {
                if (!finish(command(file, type, made), file)) {
                    return false;
                }
                Files.move(made, picture, StandardCopyOption.ATOMIC_MOVE);
                return true;
            } finally {
                Files.deleteIfExists(made);
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "no picture of " + file.getFileName(), e);
            return false;
        }
    }

    private static List<String> command(Path file, MaterialType type, Path picture) {
        String temporary = System.getProperty("java.io.tmpdir");
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xshare:auto",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + temporary,
                // Where the library of PDF keeps what it learned of the machine's fonts.
                "-Dpdfbox.fontcache=" + temporary,
                "-cp",
                classPath(),
                FirstPageProgram.class.getName(),
                file.toAbsolutePath().toString(),
                type.name(),
                picture.toAbsolutePath().toString());
    }

    /** The libraries beside the drawing one and our own classes; in tests everything that the tests have. */
    private static String classPath() {
        Path library = placeOf(PDDocument.class);
        Path own = placeOf(FirstPageProgram.class);
        if (library.getParent() == null || !library.getParent().endsWith(Path.of("WEB-INF", "lib"))) {
            return System.getProperty("java.class.path");
        }
        return own + File.pathSeparator + library.getParent().resolveSibling("classes") + File.pathSeparator
                + library.getParent() + File.separator + "*";
    }

    private static Path placeOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "where " + type + " comes from cannot be told: "
                            + type.getProtectionDomain().getCodeSource(),
                    e);
        }
    }

    /** Runs a process within the limit; one that takes longer is ended. */
    boolean finish(List<String> command, Path file) {
        if (!places.tryAcquire()) {
            return false;
        }
        Process process = null;
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            Map<String, String> environment = builder.environment();
            new ArrayList<>(environment.keySet())
                    .stream().filter(name -> !ENVIRONMENT.contains(name)).forEach(environment::remove);
            process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(Level.INFO, "no picture of {0}: it takes too long", file.getFileName());
                return false;
            }
            if (process.exitValue() != 0) {
                LOG.log(Level.INFO, "no picture of {0}: exit {1}", file.getFileName(), process.exitValue());
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            LOG.log(Level.WARNING, "no picture of " + file.getFileName(), e);
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            if (process != null) {
                process.destroyForcibly();
            }
            places.release();
        }
    }
}
