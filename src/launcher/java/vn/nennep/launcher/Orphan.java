package vn.nennep.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A child process whose parent was killed. It still holds its port and its files, so the next start stops it first.
 *
 * <p>A process id alone proves nothing, the system uses it again: the command or the start instant must agree too.
 */
final class Orphan {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Orphan() {}

    /** Remembers a child for the next start: its id and the instant it began. */
    static void remember(Path file, Process child) throws IOException {
        Files.writeString(file, child.pid() + "\n" + startOf(child.toHandle()) + "\n");
    }

    /** Whether the child remembered in the file still runs. */
    static boolean isRunning(Path file) throws IOException {
        return remembered(file).isPresent();
    }

    /** Stops the child remembered in the file, if that very process still runs. */
    static void stopRemembered(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        Optional<ProcessHandle> found = remembered(file);
        if (found.isPresent()) {
            found.get().destroy();
            if (!isGone(found.get())) {
                found.get().destroyForcibly();
                isGone(found.get());
            }
        }
        Files.delete(file);
    }

    private static Optional<ProcessHandle> remembered(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        return lines.size() < 2
                ? Optional.empty()
                : handleOf(lines.get(0)).filter(child -> startOf(child).equals(lines.get(1)));
    }

    /**
     * Stops the PostgreSQL server that a killed launcher left on this data directory. The caller holds the lock of the
     * directory, so nobody else's server can be meant.
     */
    static void stopPostmaster(Path dataDirectory) throws IOException, StartException {
        Path pidFile = dataDirectory.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        Optional<ProcessHandle> found = lines.isEmpty() ? Optional.empty() : handleOf(lines.get(0));
        if (found.isEmpty() || !isPostgres(found.get())) {
            // A stale file: the server itself checks it again and takes it over.
            return;
        }
        // SIGINT is PostgreSQL's "fast" stop; SIGTERM would wait for every client to leave.
        signal("INT", found.get().pid());
        if (!isGone(found.get())) {
            signal("QUIT", found.get().pid());
            if (!isGone(found.get())) {
                throw new StartException("the database server of an earlier run (process "
                        + found.get().pid() + ") does not stop; stop it by hand and start again");
            }
        }
    }

    private static Optional<ProcessHandle> handleOf(String pid) {
        try {
            return ProcessHandle.of(Long.parseLong(pid.strip())).filter(ProcessHandle::isAlive);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String startOf(ProcessHandle handle) {
        return handle.info().startInstant().map(Instant::toString).orElse("unknown");
    }

    private static boolean isPostgres(ProcessHandle handle) {
        return handle.info().command().map(c -> c.contains("postgres")).orElse(false);
    }

    private static void signal(String name, long pid) throws IOException {
        // The shell's own kill: a small system may have no kill program.
        Process shell = new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid).start();
        try {
            shell.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isGone(ProcessHandle handle) {
        try {
            handle.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return !handle.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !handle.isAlive();
    }
}
