package vn.nennep.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

/**
 * {@code ./build.sh run}: a database, the server and the application with one command, until Ctrl-C.
 *
 * <p>All settings come from the environment; {@code ./build.sh help} lists them. Everything the run keeps is in one data
 * folder, and nothing is left elsewhere.
 */
public final class Launcher {

    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final Duration SIGNAL_GRACE = Duration.ofSeconds(1);
    private static final Duration DATABASE_WATCH = Duration.ofSeconds(2);
    private static final Pattern TIME_OF_DAY = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

    private final Map<String, String> environment;
    private final Path project;
    private final PrintStream console;

    /** Held while something is being started or stopped: a signal in the middle waits for the handle. */
    private final ReentrantLock life = new ReentrantLock();

    /** Kept for as long as we live: a channel that nobody holds is closed by the collector, and its lock with it. */
    private FileChannel dataLock;

    private boolean stopping;
    private EmbeddedDatabase database;
    private PayaraMicro server;

    private Launcher(Map<String, String> environment, Path project, PrintStream console) {
        this.environment = environment;
        this.project = project;
        this.console = console;
    }

    /**
     * Starts and waits.
     *
     * @param arguments the project folder
     */
    public static void main(String[] arguments) {
        PrintStream console = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Path project = Path.of(arguments.length > 0 ? arguments[0] : ".").toAbsolutePath();
        Launcher launcher = new Launcher(settings(), project.normalize(), console);
        Runtime.getRuntime().addShutdownHook(new Thread(launcher::stop, "stop"));
        System.exit(launcher.run());
    }

    /** Starts all, says so, and returns when the server has ended. */
    private int run() {
        try {
            start();
            console.println("Nền Nếp is ready: " + server.url());
            int code = server.waitFor();
            // Ctrl-C reaches the server too, and it may be quicker than our own end.
            Thread.sleep(SIGNAL_GRACE.toMillis());
            if (!isStopping()) {
                console.println("Nền Nếp stopped: the server ended by itself with exit code " + code + "\n  The log: "
                        + server.log());
            }
            return 1;
        } catch (StartException e) {
            if (!isStopping()) {
                console.println("Nền Nếp did not start: " + e.getMessage());
            }
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private void start() throws StartException {
        int port = port();
        String address = address();
        requireOneOf("NENNEP_DEMO", List.of("article", "none"));
        requireOneOf("NENNEP_SECOND_FACTOR", List.of("optional", "officers"));
        requireOneOf("NENNEP_TLS", List.of("true", "false"));
        requireTimeOfDay("NENNEP_CONSOLIDATE_AT");
        requireDatabaseUrl();
        Path data = dataFolder();
        Path work = data.resolve("server");
        Path log = data.resolve("logs").resolve("server.log");
        try {
            PayaraMicro.stopOrphan(work);
        } catch (IOException e) {
            throw new StartException("the server of an earlier run cannot be stopped: " + e.getMessage(), e);
        }
        if (!Ports.isFree(address, port)) {
            throw new StartException("port " + port + " on " + address
                    + " is taken by another program; stop it, or choose another port: NENNEP_PORT="
                    + (port < 65_535 ? port + 1 : port - 1) + " ./build.sh run");
        }
        console.println("Nền Nếp starts, this takes about half a minute. Data: " + data + ", log: " + log);

        Map<String, String> child = new HashMap<>();
        // Here the demonstration is wanted unless refused; on the province's server it is the other way round.
        child.put("NENNEP_DEMO", environment.getOrDefault("NENNEP_DEMO", "article"));
        if (!environment.containsKey("NENNEP_SECRET_KEY")) {
            child.put("NENNEP_SECRET_KEY", secretKey(data.resolve("secret.key")));
        }
        child.put(
                "NENNEP_FILES",
                environment.getOrDefault("NENNEP_FILES", data.resolve("files").toString()));
        if (environment.containsKey("NENNEP_DB_URL")) {
            child.putAll(externalDatabase());
        } else {
            Path databaseLog = data.resolve("logs").resolve("database.log");
            guarded(() -> database = EmbeddedDatabase.start(
                    data.resolve("pg"), data.resolve("postgresql"), databaseLog, EmbeddedDatabase.Durability.DURABLE));
            Thread watch = new Thread(() -> watchDatabase(databaseLog), "watch-database");
            watch.setDaemon(true);
            watch.start();
            child.put("NENNEP_DB_URL", database.jdbcUrl());
            child.put("NENNEP_DB_USER", database.user());
            child.put("NENNEP_DB_PASSWORD", database.password());
            child.put("NENNEP_DB_OWNER", database.owner());
            child.put("NENNEP_DB_OWNER_PASSWORD", database.password());
        }
        for (String name : System.getenv().keySet()) {
            // Set but empty means not set, for the application too.
            if (name.startsWith("NENNEP_") && !environment.containsKey(name)) {
                child.putIfAbsent(name, "");
            }
        }
        Path built = project.resolve("target");
        PayaraMicro.Options options = new PayaraMicro.Options(
                built.resolve("server"),
                built.resolve("ROOT.war"),
                project.resolve("server-config").resolve("payara.asadmin"),
                work,
                log,
                address,
                port,
                PayaraMicro.FULL_SPEED,
                child);
        guarded(() -> server = PayaraMicro.start(options, console::println));
        server.awaitReady(START_LIMIT);
    }

    /** Ends the run when the database ends: without it the server could only answer that it is away. */
    private void watchDatabase(Path log) {
        try {
            while (!database.hasEnded()) {
                Thread.sleep(DATABASE_WATCH.toMillis());
            }
            // A signal to all of us may have reached the database first.
            Thread.sleep(SIGNAL_GRACE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (!isStopping()) {
            console.println("Nền Nếp stops: the database ended by itself; start again with ./build.sh run (its log: "
                    + log + ")");
            System.exit(1);
        }
    }

    private void stop() {
        life.lock();
        try {
            stopping = true;
            if (server != null) {
                server.close();
            }
            if (database != null) {
                // Last: the server still writes while it stops.
                database.close();
            }
        } catch (IllegalStateException e) {
            // Nobody above a shutdown hook: without this the person gets a stack trace.
            console.println("Nền Nếp: " + e.getMessage());
        } finally {
            life.unlock();
        }
    }

    private boolean isStopping() {
        // While the hook runs this waits, and the end of the process follows: nothing wrong is printed.
        life.lock();
        try {
            return stopping;
        } finally {
            life.unlock();
        }
    }

    private void guarded(Step step) throws StartException {
        life.lock();
        try {
            if (stopping) {
                throw new StartException("stopped");
            }
            step.run();
        } finally {
            life.unlock();
        }
    }

    private int port() throws StartException {
        String value = environment.getOrDefault("NENNEP_PORT", "8080");
        try {
            int port = Integer.parseInt(value);
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // The same message as for a number out of range.
        }
        throw new StartException("NENNEP_PORT must be a number from 1 to 65535, not \"" + value + "\"");
    }

    private String address() throws StartException {
        String value = environment.getOrDefault("NENNEP_ADDRESS", "127.0.0.1");
        try {
            return InetAddress.getByName(value).getHostAddress();
        } catch (UnknownHostException e) {
            throw new StartException(
                    "NENNEP_ADDRESS must be an address of this machine, such as 127.0.0.1 or 0.0.0.0, not \"" + value
                            + "\"",
                    e);
        }
    }

    private void requireOneOf(String name, List<String> allowed) throws StartException {
        String value = environment.get(name);
        if (value != null && !allowed.contains(value)) {
            throw new StartException(name + " must be " + String.join(" or ", allowed) + ", not \"" + value + "\"");
        }
    }

    /** The server would find out too, but only half a minute later and in its log. */
    private void requireTimeOfDay(String name) throws StartException {
        String value = environment.get(name);
        if (value != null && !TIME_OF_DAY.matcher(value).matches()) {
            throw new StartException(name + " must be a time of day from 00:00 to 23:59, not \"" + value + "\"");
        }
    }

    private void requireDatabaseUrl() throws StartException {
        String url = environment.get("NENNEP_DB_URL");
        if (url == null) {
            for (String name :
                    List.of("NENNEP_DB_USER", "NENNEP_DB_PASSWORD", "NENNEP_DB_OWNER", "NENNEP_DB_OWNER_PASSWORD")) {
                if (environment.containsKey(name)) {
                    throw new StartException(name + " is set, but NENNEP_DB_URL is not;"
                            + " set all of them to use a PostgreSQL of your own, or none for the embedded one");
                }
            }
        } else if (!url.startsWith("jdbc:postgresql://")) {
            throw new StartException(
                    "NENNEP_DB_URL must look like jdbc:postgresql://host:5432/database, not \"" + url + "\"");
        }
    }

    private Map<String, String> externalDatabase() throws StartException {
        String url = environment.get("NENNEP_DB_URL");
        if (!url.contains("stringtype=")) {
            // A null UUID is bound as text; without this option PostgreSQL refuses it.
            url += (url.contains("?") ? "&" : "?") + "stringtype=unspecified";
        }
        String user = environment.getOrDefault("NENNEP_DB_USER", System.getProperty("user.name"));
        String password = environment.getOrDefault("NENNEP_DB_PASSWORD", "");
        String owner = environment.get("NENNEP_DB_OWNER");
        String ownerPassword = environment.getOrDefault("NENNEP_DB_OWNER_PASSWORD", "");
        if (owner == null || owner.equals(user)) {
            throw new StartException("NENNEP_DB_OWNER must name the user who owns the tables, and another one than"
                    + " NENNEP_DB_USER, the application's: the walls inside the database do not hold for the owner");
        }
        requireReachable(url, user, password);
        requireReachable(url, owner, ownerPassword);
        // An empty value would take the variable away, and the server's settings name it.
        return Map.of(
                "NENNEP_DB_URL",
                url,
                "NENNEP_DB_USER",
                user,
                "NENNEP_DB_PASSWORD",
                password.isEmpty() ? "none" : password,
                "NENNEP_DB_OWNER",
                owner,
                "NENNEP_DB_OWNER_PASSWORD",
                ownerPassword.isEmpty() ? "none" : ownerPassword);
    }

    private static void requireReachable(String url, String user, String password) throws StartException {
        try (Connection connection = DriverManager.getConnection(url, user, password)) {
            int major = connection.getMetaData().getDatabaseMajorVersion();
            if (major < 15) {
                throw new StartException("NENNEP_DB_URL leads to PostgreSQL " + major + "; 15 or newer is needed");
            }
        } catch (SQLException e) {
            throw new StartException(
                    "the database of NENNEP_DB_URL cannot be reached as user \"" + user + "\": " + e.getMessage(), e);
        }
    }

    private Path dataFolder() throws StartException {
        Path data = Path.of(environment.getOrDefault(
                        "NENNEP_DATA", project.resolve("data").toString()))
                .toAbsolutePath()
                .normalize();
        try {
            Files.createDirectories(data);
            lock(data.resolve("launcher.lock"));
            return data;
        } catch (IOException e) {
            throw new StartException(
                    "the data folder " + data + " is not writable ("
                            + e.getClass().getSimpleName() + ": " + e.getMessage()
                            + "); choose another one: NENNEP_DATA=/path ./build.sh run",
                    e);
        }
    }

    /** The key of this installation, made at the first start; without it the second factors of people are lost. */
    private static String secretKey(Path file) throws StartException {
        try {
            if (!Files.exists(file)) {
                byte[] key = new byte[32];
                new SecureRandom().nextBytes(key);
                // Nobody else may read it, not even for the moment of writing.
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, Base64.getEncoder().encodeToString(key));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new StartException("the key of the installation, " + file + ", cannot be read: " + e.getMessage(), e);
        }
    }

    /** Two launchers on one folder would take the database from each other. The lock ends with this process. */
    private void lock(Path file) throws IOException, StartException {
        dataLock = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (dataLock.tryLock() == null) {
            throw new StartException("another Nền Nếp already runs on the data folder " + file.getParent()
                    + "; stop it, or choose another folder: NENNEP_DATA=/path ./build.sh run");
        }
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        System.getenv().forEach((name, value) -> {
            if (name.startsWith("NENNEP_") && !value.isBlank()) {
                settings.put(name, value.strip());
            }
        });
        return settings;
    }

    /** A step of the start that leaves a handle to be closed. */
    @FunctionalInterface
    private interface Step {
        void run() throws StartException;
    }
}
