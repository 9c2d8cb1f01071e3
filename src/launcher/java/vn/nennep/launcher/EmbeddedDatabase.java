package vn.nennep.launcher;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A private PostgreSQL on the loopback address, kept in a folder.
 *
 * <p>The library that brings the binaries is made for tests. Three of its habits are dangerous for real data and are
 * turned off here: it starts without {@code fsync}, it is content with any PostgreSQL that answers on the port, and it
 * stops the database by a shutdown hook of its own while the server still writes.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    /** The major release of the binaries; a data folder of another one cannot be opened. */
    private static final String MAJOR = "18";

    private static final int ATTEMPTS = 3;

    /** The role of the application: it owns nothing, so that the walls of the tables hold for it. */
    private static final String APPLICATION = "nennep";

    /** Who is let in, and how: nobody without a password. */
    private static final String RULES = "local all all scram-sha-256\nhost all all 127.0.0.1/32 scram-sha-256\n";

    private static final Duration RELOAD_PATIENCE = Duration.ofSeconds(30);

    private final EmbeddedPostgres postgres;
    private final Path folder;
    private final Keys keys;

    private EmbeddedDatabase(EmbeddedPostgres postgres, Path folder, Keys keys) {
        this.postgres = postgres;
        this.folder = folder;
        this.keys = keys;
    }

    /**
     * The passwords of a data folder's database, in {@code secrets} beside it.
     *
     * @param file where the owner's password is, for the program that makes a new database
     */
    private record Keys(String owner, String application, Path file) {

        static Keys of(Path folder) throws IOException {
            Path secrets = Folders.ofOwner(folder.resolveSibling("secrets"));
            Path file = secrets.resolve("database-owner");
            return new Keys(Secret.of(file), Secret.of(secrets.resolve("database-application")), file);
        }

        @Override
        public String toString() {
            return "keys of " + file.getParent();
        }
    }

    /** How safe a write is. */
    public enum Durability {
        /** A committed row survives a power cut. For the data of people. */
        DURABLE("on"),
        /** Fast, and lost with the machine. For tests, which make their data again. */
        FAST("off");

        private final String setting;

        Durability(String setting) {
            this.setting = setting;
        }
    }

    /**
     * Starts the database of a folder, and makes it when the folder is new.
     *
     * @param data the data folder of PostgreSQL; the caller sees to it that nobody else uses it
     * @param binaries where the server's programs are unpacked, once
     * @param log what PostgreSQL says
     */
    public static EmbeddedDatabase start(Path data, Path binaries, Path log, Durability durability)
            throws StartException {
        try {
            Path folder = data.toAbsolutePath().normalize();
            Files.createDirectories(folder.getParent());
            Folders.ofOwner(log.toAbsolutePath().getParent());
            quietLibrary(Folders.ofOwner(binaries.toAbsolutePath()));
            refuseOtherMajor(folder);
            Orphan.stopPostmaster(folder);
            Path mark = markFirstStart(folder);
            Keys keys = Keys.of(folder);
            EmbeddedDatabase database = start(folder, binaries, log, durability, keys, 1);
            // The library unpacks programs that anybody may replace.
            Folders.takeFromOthers(binaries);
            database.giveKeys();
            Files.deleteIfExists(mark);
            return database;
        } catch (IOException e) {
            throw new StartException("the database folder " + data + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** Stops the database that a killed run left on this folder, for somebody who wants to delete it. */
    public static void stopOrphan(Path data) throws StartException, IOException {
        Orphan.stopPostmaster(data);
    }

    private static EmbeddedDatabase start(
            Path folder, Path binaries, Path log, Durability durability, Keys keys, int attempt)
            throws StartException, IOException {
        int port = Ports.free();
        EmbeddedDatabase database;
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(binaries.toFile())
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(Duration.ofMinutes(5))
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .setServerConfig("fsync", durability.setting)
                    .setServerConfig("synchronous_commit", durability.setting)
                    .setServerConfig("full_page_writes", durability.setting)
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("max_connections", "120")
                    .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                    // Compiling a query costs more than our queries do.
                    .setServerConfig("jit", "off")
                    .setLocaleConfig("locale", "C.UTF-8")
                    // The library asks for a database that trusts everybody; of two settings the later one holds.
                    .setLocaleConfig("auth", "scram-sha-256")
                    .setLocaleConfig("pwfile", keys.file().toString())
                    .setConnectConfig("password", keys.owner())
                    .start();
            database = new EmbeddedDatabase(postgres, folder, keys);
        } catch (IOException | IllegalStateException | ExceptionInInitializerError e) {
            // A server that came up too late would stay behind.
            Orphan.stopPostmaster(folder);
            throw new StartException(
                    "the embedded PostgreSQL did not start (its passwords are in "
                            + keys.file().getParent() + "): "
                            + reason(e, log)
                            + "\n  Set NENNEP_DB_URL to use a PostgreSQL of your own instead.",
                    e);
        }
        String answered = database.dataDirectory();
        if (Files.isSameFile(Path.of(answered), folder)) {
            return database;
        }
        // Between the question for a free port and the start somebody else's PostgreSQL took the port.
        database.close();
        if (attempt < ATTEMPTS) {
            return start(folder, binaries, log, durability, keys, attempt + 1);
        }
        throw new StartException("another PostgreSQL (data in " + answered + ") keeps taking the port");
    }

    /** The address for JDBC; the options are those the application needs. */
    public String jdbcUrl() {
        // stringtype: a null UUID is bound as text. reWriteBatchedInserts: a batch goes as one statement.
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort()
                + "/postgres?stringtype=unspecified&reWriteBatchedInserts=true";
    }

    /** The user of the application, who owns nothing and cannot pass by the walls of the tables. */
    public String user() {
        return APPLICATION;
    }

    /** The user who owns the tables and changes them at a new release. */
    public String owner() {
        return "postgres";
    }

    /** The password of {@link #user}, random, of this data folder alone. */
    public String password() {
        return keys.application();
    }

    /** The password of {@link #owner}, random, of this data folder alone. */
    public String ownerPassword() {
        return keys.owner();
    }

    /** A connection outside the server's pool, as the owner. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), owner(), ownerPassword());
    }

    /**
     * Whether the server no longer listens.
     *
     * <p>The port is asked, not the process: where nobody collects dead children a killed server stays in the process
     * table and looks alive.
     */
    public boolean hasEnded() {
        return Ports.isFree("127.0.0.1", postgres.getPort());
    }

    /** Stops the server; open connections are cut, the data is safe. A server that has ended by itself is no failure. */
    @Override
    public void close() {
        try {
            // Also when it has ended: only this gives back the lock of the folder, without which it cannot be started
            // again.
            postgres.close();
            // The port closes before the last page is written, and the library keeps a failed stop to itself.
            Orphan.stopPostmaster(folder);
        } catch (IOException | StartException e) {
            throw new IllegalStateException("the embedded PostgreSQL did not stop: " + e.getMessage(), e);
        }
    }

    private String dataDirectory() throws StartException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show data_directory")) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new StartException("the embedded PostgreSQL does not answer: " + e.getMessage(), e);
        }
    }

    /**
     * Makes the role of the application and gives both roles their passwords. The database of an older release trusted
     * everybody on this machine: it does not any more after this.
     */
    private void giveKeys() throws StartException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            // Base64: nothing in it needs quoting. Not to be found in the database's own log.
            statement.execute("set log_statement = 'none'");
            statement.execute("set log_min_error_statement = 'panic'");
            statement.execute("set password_encryption = 'scram-sha-256'");
            statement.execute("do $$ begin if not exists (select 1 from pg_roles where rolname = '" + APPLICATION
                    + "') then create role " + APPLICATION + " login; end if; end $$");
            statement.execute("alter role " + APPLICATION + " password '" + password() + "'");
            if (isTrusting()) {
                statement.execute("alter role " + owner() + " password '" + ownerPassword() + "'");
                Path rules = folder.resolve("pg_hba.conf");
                Path part = folder.resolve("pg_hba.conf.part");
                Files.writeString(part, RULES);
                Files.move(part, rules, StandardCopyOption.ATOMIC_MOVE);
                statement.execute("select pg_reload_conf()");
            }
        } catch (SQLException e) {
            throw new StartException("the roles of the database cannot be given their passwords: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new StartException("the rules of " + folder + " cannot be written: " + e.getMessage(), e);
        }
        awaitClosed();
    }

    private boolean isTrusting() throws IOException {
        return Files.readAllLines(folder.resolve("pg_hba.conf")).stream()
                .anyMatch(line -> !line.strip().startsWith("#") && line.contains("trust"));
    }

    /** The database reads its rules a moment after it was told to. */
    private void awaitClosed() throws StartException {
        long end = System.nanoTime() + RELOAD_PATIENCE.toNanos();
        while (isOpenToAnybody()) {
            if (System.nanoTime() > end) {
                throw new StartException("the database in " + folder + " lets people in without a password");
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private boolean isOpenToAnybody() {
        try (Connection connection = DriverManager.getConnection(jdbcUrl(), owner(), "")) {
            return connection != null;
        } catch (SQLException refused) {
            return false;
        }
    }

    private static void quietLibrary(Path binaries) {
        // The library clears old folders beside its working folder: it must be one that holds nothing else.
        System.setProperty("ot.epg.working-dir", binaries.toString());
        // Off: what matters it throws too, and its log is stack traces on the screen.
        if (System.getProperty("org.slf4j.simpleLogger.log.io.zonky") == null) {
            System.setProperty("org.slf4j.simpleLogger.log.io.zonky", "off");
        }
    }

    private static void refuseOtherMajor(Path folder) throws IOException, StartException {
        Path version = folder.resolve("PG_VERSION");
        if (Files.exists(version)) {
            String found = Files.readString(version).strip();
            if (!found.equals(MAJOR)) {
                throw new StartException("the data in " + folder + " belongs to PostgreSQL " + found
                        + ", this release brings PostgreSQL " + MAJOR
                        + "; dump it with the old release and restore it with this one");
            }
        }
    }

    /**
     * A first start that was killed half-way leaves a folder that PostgreSQL can neither open nor make. The mark beside
     * the folder says so: it is set before the folder is made and removed when the server has answered.
     */
    private static Path markFirstStart(Path folder) throws IOException {
        Path mark = folder.resolveSibling(folder.getFileName() + ".unfinished");
        if (Files.exists(mark)) {
            Folders.delete(folder);
        }
        if (!Files.exists(folder.resolve("PG_VERSION"))) {
            Files.writeString(mark, "The first start of " + folder.getFileName() + " has not finished.\n");
        }
        return mark;
    }

    private static String reason(Throwable failure, Path log) throws IOException {
        List<String> told = new ArrayList<>();
        Throwable shown = failure.getMessage() == null && failure.getCause() != null ? failure.getCause() : failure;
        told.add(String.valueOf(shown.getMessage()));
        if (Files.exists(log)) {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            told.addAll(lines.subList(Math.max(0, lines.size() - 5), lines.size()));
        }
        return String.join("\n  ", told);
    }
}
