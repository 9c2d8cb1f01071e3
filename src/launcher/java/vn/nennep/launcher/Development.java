package vn.nennep.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * {@code ./build.sh dev}: the application as a folder, in the stage of development, with a port for a debugger. Pages are
 * taken over when they are saved, classes are compiled and deployed anew.
 */
final class Development {

    /** The server deploys a folder anew when this file in it is touched. */
    private static final String RELOAD = ".reload";

    private static final Duration LOOKED_EVERY = Duration.ofMillis(500);

    private final Path project;
    private final Consumer<String> console;
    private final ExplodedApplication exploded;
    private final int debuggerPort = Ports.free();
    private Thread watch;
    private SourceTree sources;

    Development(Path project, Consumer<String> console) {
        this.project = project;
        this.console = console;
        Path folder = project.resolve("target/dev");
        this.exploded = new ExplodedApplication(project, folder.resolve("lib"), folder.resolve("ROOT"), "Development");
    }

    /** Where data are, unless a setting says otherwise: not those of a run, which a half-done migration would spoil. */
    Path data() {
        return project.resolve("target/dev/data");
    }

    Path application() {
        return exploded.folder();
    }

    /** A debugger attaches on this machine only. */
    List<String> jvmFlags() {
        List<String> flags = new ArrayList<>(PayaraMicro.QUICK_START);
        // A class loader is left behind by each deployment until the collector comes by.
        flags.add("-Xmx1g");
        flags.add("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:" + debuggerPort);
        return flags;
    }

    /** Compiles what changed and makes the folder, before the server starts. */
    void prepare() throws StartException {
        try {
            sources = new SourceTree(project);
            IncrementalCompiler.Outcome outcome = sources.compileMain();
            if (!outcome.isGood()) {
                throw new StartException("the sources cannot be compiled\n" + outcome.faults());
            }
            exploded.bringUpToDate();
        } catch (IOException e) {
            throw new StartException("the application cannot be put together: " + e.getMessage(), e);
        }
    }

    /** Watches the sources from now on; a second call does nothing. */
    synchronized void watch() {
        console.accept("Debugger: 127.0.0.1:" + debuggerPort
                + ". Pages and classes are taken over when they are saved; Ctrl-C ends all.");
        if (watch == null) {
            watch = new Thread(this::look, "watch-sources");
            watch.setDaemon(true);
            watch.start();
        }
    }

    private void look() {
        long seen = newest();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(LOOKED_EVERY.toMillis());
                long now = newest();
                if (now != seen) {
                    seen = now;
                    takeOver();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void takeOver() {
        long began = System.nanoTime();
        try {
            IncrementalCompiler.Outcome outcome = sources.compileMain();
            if (!outcome.isGood()) {
                say("not taken over, the compiler says:\n" + outcome.faults());
            }
            Set<String> changed = exploded.bringUpToDate();
            if (changed.isEmpty()) {
                return;
            }
            boolean anew = ExplodedApplication.needsDeployment(changed);
            if (anew) {
                // Must be newer than the last one, and hold nothing: properties in it would ask for less.
                Path reload = exploded.folder().resolve(RELOAD);
                Files.deleteIfExists(reload);
                Files.createFile(reload);
            }
            say((anew ? "deployed anew in some seconds: " : "taken over, load the page again: ")
                    + told(changed)
                    + (outcome.compiled() > 0
                            ? " (" + outcome.compiled() + " compiled in "
                                    + Duration.ofNanos(System.nanoTime() - began)
                                            .toMillis() + " ms)"
                            : ""));
        } catch (IOException e) {
            // An editor may have the file in its hands; the next look finds it again.
            say("not taken over: " + e.getMessage());
        }
    }

    /** Different from before when a file below the sources was changed, added or deleted, or Maven compiled anew. */
    private long newest() {
        long mark = 0;
        for (String folder : List.of("src/main", "target/classes")) {
            try (Stream<Path> walked = Files.walk(project.resolve(folder))) {
                for (Path path : (Iterable<Path>) walked::iterator) {
                    mark = 31 * mark
                            + path.hashCode()
                            + Files.getLastModifiedTime(path).toMillis();
                }
            } catch (IOException | java.io.UncheckedIOException gone) {
                // Deleted while we looked: surely a change.
                mark++;
            }
        }
        return mark;
    }

    private void say(String text) {
        console.accept(LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + " " + text);
    }

    private static String told(Set<String> changed) {
        return changed.size() <= 3 ? String.join(", ", changed) : changed.size() + " files";
    }
}
