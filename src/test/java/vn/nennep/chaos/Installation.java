package vn.nennep.chaos;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import vn.nennep.launcher.EmbeddedDatabase;
import vn.nennep.launcher.Ports;
import vn.nennep.launcher.StartException;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.Wire;

/**
 * The program as somebody starts it, by the launcher, on a data folder: with the database that the launcher keeps, or with
 * one of its own behind a wire. Its processes can be killed, one or all; they are known by the files of the data folder.
 */
final class Installation implements AutoCloseable {

    static final String ADMIN = "admin";
    static final String PASSWORD = "admin-chaos-1";

    private static final Duration START_LIMIT = Duration.ofMinutes(10);
    private static final Duration STOP_LIMIT = Duration.ofMinutes(2);
    private static final String OWNER = "postgres";
    private static final int PORT_LINE = 3;

    private final Path data;
    private final Path log;
    private final Map<String, String> environment;
    private final Map<String, String> wiredEnvironment;
    private final int port = Ports.free();
    private Process launcher;
    private EmbeddedDatabase database;
    private Wire wire;

    /**
     * @param data the data folder, filled by {@link ChaosWorld}
     * @param log what the launcher says
     * @param environment of the launcher, on top of what it needs
     * @param wiredEnvironment on top of that where the database is one of its own
     */
    Installation(Path data, Path log, Map<String, String> environment, Map<String, String> wiredEnvironment) {
        this.data = data.toAbsolutePath();
        this.log = log;
        this.environment = Map.copyOf(environment);
        this.wiredEnvironment = Map.copyOf(wiredEnvironment);
    }

    /** The address of the pages, with a closing slash. */
    String url() {
        return "http://127.0.0.1:" + port + "/";
    }

    Path data() {
        return data;
    }

    /** Starts it, and returns when its first page answers. */
    void start(boolean wired) throws IOException, StartException {
        if (wired && database == null) {
            startDatabase();
        }
        launch();
        awaitPage();
    }

    /** Whether the database is one of its own, behind a wire. */
    boolean isWired() {
        return wire != null;
    }

    /** The wire to a database of its own. */
    Wire wire() {
        return wire;
    }

    private void launch() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "sh",
                "-c",
                "umask 077; exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path") + File.pathSeparator + Path.of("target", "test-classes"),
                "vn.nennep.launcher.Launcher",
                "."));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Map<String, String> child = builder.environment();
        child.keySet().removeIf(name -> name.startsWith("NENNEP_"));
        child.putAll(Map.of(
                "NENNEP_DATA",
                data.toString(),
                "NENNEP_PORT",
                Integer.toString(port),
                "NENNEP_DEMO",
                "none",
                "NENNEP_ADMIN_PASSWORD",
                PASSWORD,
                "LC_ALL",
                "C.UTF-8",
                // The compiler for long lives costs a short one half of its time.
                "JAVA_TOOL_OPTIONS",
                "-XX:TieredStopAtLevel=1"));
        if (wire != null) {
            child.putAll(Map.of(
                    "NENNEP_DB_URL",
                    database.jdbcUrl().replaceFirst(":\\d+/", ":" + wire.port() + "/"),
                    "NENNEP_DB_USER",
                    database.user(),
                    "NENNEP_DB_PASSWORD",
                    database.password(),
                    "NENNEP_DB_OWNER",
                    database.owner(),
                    "NENNEP_DB_OWNER_PASSWORD",
                    database.ownerPassword()));
            child.putAll(wiredEnvironment);
        }
        child.putAll(environment);
        launcher = builder.start();
    }

    private void awaitPage() {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (!isServing()) {
            if (!launcher.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("the installation did not start; see " + log);
            }
            LockSupport.parkNanos(200_000_000);
        }
    }

    private boolean isServing() {
        try {
            return Http.at(url()).within(Duration.ofSeconds(20)).get("/ready").status() == 200;
        } catch (java.io.UncheckedIOException e) {
            return false;
        }
    }

    /** Starts the database of its own, new or after it was killed; the wire leads to it. */
    void startDatabase() throws StartException {
        if (database != null) {
            // Dead as it is, it holds the lock of its folder.
            database.close();
        }
        database = ChaosWorld.startDatabase(data);
        int at = URI.create(database.jdbcUrl().substring("jdbc:".length())).getPort();
        if (wire == null) {
            wire = new Wire(at);
        } else {
            wire.leadTo(at);
        }
    }

    /** A connection of the owner to the database itself, whatever became of the wire; the caller closes it. */
    Connection connect() throws SQLException {
        try {
            String at = Files.readAllLines(postmasterFile()).get(PORT_LINE).strip();
            Properties keys = new Properties();
            keys.setProperty("user", OWNER);
            keys.setProperty(
                    "password",
                    Files.readString(data.resolve("secrets").resolve("database-owner"))
                            .strip());
            keys.setProperty("connectTimeout", "5");
            keys.setProperty("socketTimeout", "120");
            return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + at + "/postgres", keys);
        } catch (IOException | IndexOutOfBoundsException e) {
            throw new SQLException("no database: " + e.getMessage(), "08001", e);
        }
    }

    /** Kills the server alone; false when there is none at the moment. */
    boolean killServer() {
        Optional<ProcessHandle> server = process(data.resolve("server").resolve("server.pid"));
        server.ifPresent(ProcessHandle::destroyForcibly);
        return server.isPresent();
    }

    /**
     * Kills the postmaster.
     *
     * @param all with all its children
     * @return false when there is none at the moment
     */
    boolean killPostmaster(boolean all) {
        Optional<ProcessHandle> postmaster = process(postmasterFile());
        List<ProcessHandle> children = postmaster
                .map(ProcessHandle::children)
                .map(java.util.stream.Stream::toList)
                .orElse(List.of());
        postmaster.ifPresent(ProcessHandle::destroyForcibly);
        if (all) {
            children.forEach(ProcessHandle::destroyForcibly);
        }
        return postmaster.isPresent();
    }

    /** Kills everything, as a power cut does, and returns when nothing of it is left. */
    void killAll() {
        // The launcher first: it would start again what dies.
        launcher.destroyForcibly();
        Optional<ProcessHandle> server = process(data.resolve("server").resolve("server.pid"));
        killPostmaster(true);
        server.ifPresent(ProcessHandle::destroyForcibly);
        await(launcher.toHandle());
        server.ifPresent(Installation::await);
    }

    /** Stops the launcher and what it started, as Ctrl-C does; a database of its own stays. */
    void stop() {
        launcher.toHandle().destroy();
        try {
            if (!launcher.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("the launcher did not stop; see " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isLauncherAlive() {
        return launcher.isAlive();
    }

    @Override
    public void close() {
        try {
            if (launcher != null && launcher.isAlive()) {
                stop();
            }
        } finally {
            if (launcher != null && launcher.isAlive()) {
                killAll();
            }
            if (wire != null) {
                wire.close();
            }
            if (database != null) {
                database.close();
            }
        }
    }

    private Path postmasterFile() {
        return data.resolve("pg").resolve("postmaster.pid");
    }

    /** The living process that a file names; an id that the system gave to somebody else is not followed. */
    private static Optional<ProcessHandle> process(Path file) {
        try {
            return ProcessHandle.of(
                            Long.parseLong(Files.readAllLines(file).get(0).strip()))
                    .filter(ProcessHandle::isAlive)
                    .filter(found -> found.info()
                            .command()
                            .map(c -> c.contains("postgres") || c.contains("java"))
                            .orElse(false));
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static void await(ProcessHandle gone) {
        long end = System.nanoTime() + STOP_LIMIT.toNanos();
        while (gone.isAlive() && System.nanoTime() < end) {
            LockSupport.parkNanos(10_000_000);
        }
    }
}
