package vn.nennep.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.nennep.testdata.Http;

/** The launcher as {@code ./build.sh run} starts it, on a new data folder. */
class LauncherIT {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final Pattern PASSWORD = Pattern.compile("administrator: admin  (\\S+)");

    @Test
    void showsAPasswordThatHoldsKeepsItAllToItsOwnerAndStartsAgainWhatDies(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        int port = Ports.free();
        List<String> said = new CopyOnWriteArrayList<>();
        Process launcher = launch(data, port, said);
        try {
            await(said, "Nền Nếp is ready", launcher);
            int shown = indexOf(said, "administrator: admin");
            Matcher password = PASSWORD.matcher(said.get(shown));
            assertTrue(password.find(), said.toString());
            assertTrue(
                    said.stream().anyMatch(line -> line.contains("bringing the tables up to date")), said.toString());
            Http admin = Http.at("http://127.0.0.1:" + port).as("admin", password.group(1));
            assertTrue(List.of(200, 403).contains(admin.get("/api/v1/units").status()), "it holds");
            assertEquals(List.of(), openToOthers(data));
            try (Stream<Path> logs = Files.walk(data.resolve("logs"))) {
                for (Path log : logs.filter(Files::isRegularFile).toList()) {
                    assertFalse(Files.readString(log).contains(password.group(1)), log + " has the password");
                }
            }
            assertFalse(Files.exists(data.resolve("first-password")));

            List<String> pid = Files.readAllLines(data.resolve("server").resolve("server.pid"));
            said.clear();
            ProcessHandle.of(Long.parseLong(pid.get(0))).orElseThrow().destroyForcibly();
            await(said, "it is started again in 1 s", launcher);
            // While it is on its way, the database dies too.
            Path postmaster = data.resolve("pg").resolve("postmaster.pid");
            awaitOther(data.resolve("server").resolve("server.pid"), pid.get(0), launcher);
            String database = Files.readAllLines(postmaster).get(0);
            ProcessHandle.of(Long.parseLong(database)).orElseThrow().destroyForcibly();
            await(said, "the database ended", launcher);
            awaitOther(postmaster, database, launcher);
            await(said, "Nền Nếp is ready", launcher);
            assertTrue(List.of(200, 403).contains(admin.get("/api/v1/units").status()));
            assertEquals(-1, indexOf(said, "administrator: admin"), "shown once");
        } finally {
            launcher.toHandle().destroy();
            if (!launcher.waitFor(300, TimeUnit.SECONDS)) {
                launcher.destroyForcibly();
            }
        }
        assertFalse(Files.exists(data.resolve("server").resolve("server.pid")), "nothing is left running");
    }

    private static Process launch(Path data, int port, List<String> said) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path", "")
                                + File.pathSeparator
                                + Path.of("target", "test-classes"),
                        "vn.nennep.launcher.Launcher",
                        ".")
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("NENNEP_"));
        builder.environment().put("NENNEP_DATA", data.toString());
        builder.environment().put("NENNEP_PORT", Integer.toString(port));
        builder.environment().put("NENNEP_DEMO", "none");
        builder.environment().put("LC_ALL", "C.UTF-8");
        // The server's compiler for long lives costs a short one half of its time.
        builder.environment().put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
        // As build.sh does it; here by a shell, because Java cannot set its own.
        List<String> command = builder.command();
        builder.command("sh", "-c", "umask 077; exec \"$@\"", "sh");
        builder.command().addAll(command);
        Process launcher = builder.start();
        Thread reader = new Thread(
                () -> {
                    try (BufferedReader lines = launcher.inputReader(StandardCharsets.UTF_8)) {
                        lines.lines().forEach(said::add);
                    } catch (IOException e) {
                        said.add("(the end: " + e.getMessage() + ")");
                    }
                },
                "launcher-says");
        reader.setDaemon(true);
        reader.start();
        return launcher;
    }

    /** What anybody but the owner may read, write or open. */
    private static List<String> openToOthers(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> !Files.isSymbolicLink(path) && Files.exists(path))
                    .filter(path -> isOpen(path))
                    .map(Path::toString)
                    .toList();
        }
    }

    private static boolean isOpen(Path path) {
        try {
            return !PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS))
                    .endsWith("------");
        } catch (IOException gone) {
            return false;
        }
    }

    private static int indexOf(List<String> said, String text) {
        for (int i = 0; i < said.size(); i++) {
            if (said.get(i).contains(text)) {
                return i;
            }
        }
        return -1;
    }

    /** Waits until the first line of a file is another. */
    private static void awaitOther(Path file, String line, Process launcher) throws IOException {
        Instant limit = Instant.now().plus(LONGEST_WAIT);
        while (firstLine(file).map(line::equals).orElse(true)) {
            assertTrue(launcher.isAlive() && Instant.now().isBefore(limit), () -> file + " is still of " + line);
            LockSupport.parkNanos(50_000_000);
        }
    }

    private static Optional<String> firstLine(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file).stream().findFirst() : Optional.empty();
    }

    private static void await(List<String> said, String text, Process launcher) {
        Instant limit = Instant.now().plus(LONGEST_WAIT);
        while (indexOf(said, text) < 0) {
            assertTrue(launcher.isAlive() && Instant.now().isBefore(limit), () -> "no \"" + text + "\" in " + said);
            LockSupport.parkNanos(100_000_000);
        }
    }
}
