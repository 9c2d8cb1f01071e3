package vn.nennep.testdata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import vn.nennep.launcher.EmbeddedDatabase;
import vn.nennep.launcher.KeptAddress;
import vn.nennep.launcher.PayaraMicro;
import vn.nennep.launcher.Ports;
import vn.nennep.launcher.StartException;

/**
 * The application on a real server with a real database, as {@code ./build.sh run} starts it.
 *
 * <p>{@link #get()} is shared by all integration tests of the run, because a start costs more than most tests. A test
 * that kills, restarts or fills a server takes one of its own by {@link #startOwn}, and a test of two servers adds the
 * second by {@link #startBeside}.
 *
 * <p>With {@code nennep.kept} set, the file of a {@link KeptAddress}, the shared server is one that stays up between runs
 * ({@code ./build.sh it}).
 */
public final class TestServer implements AutoCloseable {

    /** The user every fresh server has. */
    public static final String ADMIN = "admin";

    /** The password of {@link #ADMIN}, unless the environment of the server says otherwise. */
    public static final String ADMIN_PASSWORD = "admin-test-1";

    /** Keeps the second factors of the tests; 32 bytes in Base64. */
    private static final String SECRET_KEY = "dGhpcyBrZXkgaXMgZm9yIHRlc3RzIG9ubHksIDMyIGI=";

    /** Of this JVM alone: the tests run in several at once. */
    static final Path FOLDER = Path.of("target", "it", "fork-" + System.getProperty("nennep.fork", "0"));

    /** The application: what was packaged, or what a server that stays up runs. */
    static final Path WAR = Path.of(System.getProperty("nennep.war", "target/ROOT.war"));

    private static final String KEPT = System.getProperty("nennep.kept", "");

    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    private static TestServer shared;
    private static IllegalStateException sharedFailure;

    private final String name;
    private final Keys database;

    /** Closed with the server; null when it belongs to somebody else. */
    private final EmbeddedDatabase ownDatabase;

    /** Where a server that stays up is; null for one that this JVM has started. */
    private final KeptAddress kept;

    private final Map<String, String> environment;
    private final List<String> notices = new CopyOnWriteArrayList<>();
    private final List<String> jvmFlags;
    private final int port;
    private PayaraMicro server;

    private TestServer(String name, Keys database, EmbeddedDatabase ownDatabase, Map<String, String> environment) {
        this(name, database, ownDatabase, environment, PayaraMicro.QUICK_START);
    }

    private TestServer(
            String name,
            Keys database,
            EmbeddedDatabase ownDatabase,
            Map<String, String> environment,
            List<String> jvmFlags) {
        this.name = name;
        this.jvmFlags = jvmFlags;
        this.database = database;
        this.ownDatabase = ownDatabase;
        this.kept = null;
        this.environment = Map.copyOf(environment);
        this.port = Ports.free();
    }

    private TestServer(KeptAddress kept) {
        this.name = "kept";
        this.database = new Keys(kept.jdbcUrl(), kept.user(), kept.password(), kept.owner(), kept.ownerPassword());
        this.ownDatabase = null;
        this.kept = kept;
        this.environment = Map.of();
        this.jvmFlags = PayaraMicro.QUICK_START;
        this.port = kept.port();
    }

    /** How a database is reached. */
    private record Keys(String jdbcUrl, String user, String password, String owner, String ownerPassword) {

        static Keys of(EmbeddedDatabase database) {
            return new Keys(
                    database.jdbcUrl(),
                    database.user(),
                    database.password(),
                    database.owner(),
                    database.ownerPassword());
        }
    }

    /** The server all tests share, started by the first that asks and stopped with the JVM. */
    public static synchronized TestServer get() {
        if (sharedFailure != null) {
            // Once is enough: each test class would wait for the same failure.
            throw sharedFailure;
        }
        if (shared == null) {
            try {
                shared = KEPT.isEmpty() ? startOwn("shared", Map.of()) : attach();
            } catch (IllegalStateException e) {
                sharedFailure = e;
                throw e;
            }
        }
        return shared;
    }

    private static TestServer attach() {
        try {
            return new TestServer(KeptAddress.read(Path.of(KEPT)));
        } catch (IOException e) {
            throw new UncheckedIOException("no server stays up; ./build.sh it starts it", e);
        }
    }

    /** A server with an empty database of its own; the caller closes it. */
    public static TestServer startOwn(String name) {
        return startOwn(name, Map.of());
    }

    /**
     * A server with an empty database of its own; the caller closes it.
     *
     * @param environment on top of the defaults, such as {@code NENNEP_DEMO=none}
     */
    public static TestServer startOwn(String name, Map<String, String> environment) {
        boolean shown = !environment.containsKey("NENNEP_DEMO");
        EmbeddedDatabase database = shown ? TestDatabase.demonstration(name) : TestDatabase.migrated(name);
        TestServer server = new TestServer(name, Keys.of(database), database, environment);
        // A run that is broken off must not leave processes behind; closing twice does no harm.
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "close-" + name));
        try {
            server.start();
            QuickPasswords.on(server);
            if (shown && environment.isEmpty()) {
                DemonstrationTemplate.keep(server, FOLDER.resolve(name), WAR);
            }
            return server;
        } catch (IOException | SQLException e) {
            server.close();
            throw new IllegalStateException("the demonstration could not be kept for others: " + e.getMessage(), e);
        } catch (IllegalStateException e) {
            server.close();
            throw e;
        }
    }

    /**
     * A server on a database of the test's own, whose application may still be on its way; {@link #awaitReady} waits for
     * it. The caller closes both.
     */
    public static TestServer launchOn(String name, EmbeddedDatabase database, Map<String, String> environment) {
        TestServer server = new TestServer(name, Keys.of(database), null, environment);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "close-" + name));
        server.launch();
        return server;
    }

    /**
     * A server on a database of the caller's own, with the compiler and the memory of {@code ./build.sh run}: for
     * measuring. The caller closes both.
     *
     * @param moreFlags of its Java, after the usual ones: the last of two that say the same holds
     */
    public static TestServer startAtFullSpeed(
            String name, EmbeddedDatabase database, Map<String, String> environment, String... moreFlags) {
        List<String> flags = new ArrayList<>(PayaraMicro.FULL_SPEED);
        flags.addAll(List.of(moreFlags));
        TestServer server = new TestServer(name, Keys.of(database), null, environment, flags);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "close-" + name));
        server.start();
        return server;
    }

    /** A second server on the database of this one, as in a data centre with two nodes; the caller closes it. */
    public TestServer startBeside(String secondName, Map<String, String> secondEnvironment) {
        Map<String, String> merged = new HashMap<>(environment);
        merged.putAll(secondEnvironment);
        TestServer second = new TestServer(secondName, database, null, merged);
        Runtime.getRuntime().addShutdownHook(new Thread(second::close, "close-" + secondName));
        try {
            second.start();
            return second;
        } catch (IllegalStateException e) {
            second.close();
            throw e;
        }
    }

    /** {@link TestDatabase#empty}. */
    public static EmbeddedDatabase startDatabase(String name) {
        return TestDatabase.empty(name);
    }

    /** The address of the application, with a closing slash. */
    public String url() {
        return kept == null ? server.url() : kept.url();
    }

    /** The address of the database for JDBC. */
    public String jdbcUrl() {
        return database.jdbcUrl();
    }

    /** The password of the user who owns the tables. */
    public String ownerPassword() {
        return database.ownerPassword();
    }

    /** A connection as the role of the application, for which the walls of the tables hold; the caller closes it. */
    public Connection connectAsApplication() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    /** A connection of the test's own as the owner, beside the server's pool; the caller closes it. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.owner(), database.ownerPassword());
    }

    /** An HTTP client without a user. */
    public Http http() {
        return Http.at(url());
    }

    /** What the server logs. */
    public Path logFile() {
        return kept == null ? FOLDER.resolve(name).resolve("server.log") : kept.log();
    }

    /** Where the server keeps attached files. */
    public Path filesFolder() {
        return kept == null ? FOLDER.resolve(name).resolve("files") : kept.files();
    }

    /** What the server has told the person at the console since its first start. */
    public List<String> notices() {
        return List.copyOf(notices);
    }

    /** Ends the server as a power cut would; the database lives on. */
    public void kill() {
        requireOwn();
        server.kill();
    }

    /** Starts the server again on the same port and database, after {@link #kill()} or in full health. */
    public void restart() {
        requireOwn();
        server.close();
        start();
    }

    /** Stops the server, and the database if it belongs to it. */
    @Override
    public synchronized void close() {
        if (server != null) {
            server.close();
        }
        if (ownDatabase != null) {
            ownDatabase.close();
        }
    }

    private void requireOwn() {
        if (kept != null) {
            throw new IllegalStateException("a server that others share stays up; take one by startOwn");
        }
    }

    private void start() {
        launch();
        awaitReady();
    }

    /** Waits until the application answers. */
    public void awaitReady() {
        try {
            server.awaitReady(START_LIMIT);
        } catch (StartException e) {
            throw new IllegalStateException("the server \"" + name + "\" did not start: " + e.getMessage(), e);
        }
    }

    private void launch() {
        Map<String, String> child = new HashMap<>(Map.of(
                "NENNEP_DEMO", "article",
                "NENNEP_ADMIN_PASSWORD", ADMIN_PASSWORD,
                "NENNEP_SECRET_KEY", SECRET_KEY,
                // A run that nobody asked for would stand in the way of those that tests start.
                "NENNEP_FRESH_MINUTES", "0",
                "NENNEP_FILES", filesFolder().toAbsolutePath().toString(),
                "NENNEP_DB_URL", database.jdbcUrl(),
                "NENNEP_DB_USER", database.user(),
                "NENNEP_DB_PASSWORD", database.password(),
                "NENNEP_DB_OWNER", database.owner(),
                "NENNEP_DB_OWNER_PASSWORD", database.ownerPassword()));
        child.putAll(environment);
        PayaraMicro.Options options = new PayaraMicro.Options(
                Path.of("target", "server"),
                WAR,
                Path.of("server-config", "payara.asadmin"),
                FOLDER.resolve(name),
                logFile(),
                "127.0.0.1",
                port,
                jvmFlags,
                child);
        try {
            synchronized (this) {
                server = PayaraMicro.start(options, notices::add);
            }
        } catch (StartException e) {
            throw new IllegalStateException("the server \"" + name + "\" did not start: " + e.getMessage(), e);
        }
    }
}
