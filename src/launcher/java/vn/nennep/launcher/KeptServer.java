package vn.nennep.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The server of {@code ./build.sh it}, which stays up between runs of tests: a process of its own that holds a database
 * and a server. It does what is asked by a file in its folder, and ends when it was asked nothing for two hours.
 */
final class KeptServer implements AutoCloseable {

    /** What may be asked. */
    enum Wish {
        /** The data of the first start again. */
        FRESH,
        /** The application anew, from an empty database. */
        ANEW
    }

    private static final Duration IDLE_LIMIT = Duration.ofHours(2);
    private static final Duration LOOKED_EVERY = Duration.ofMillis(100);
    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    /** Words of the tests: {@code TestServer} knows the same. */
    private static final String ADMIN_PASSWORD = "admin-test-1";

    private static final String SECRET_KEY = "dGhpcyBrZXkgaXMgZm9yIHRlc3RzIG9ubHksIDMyIGI=";

    private final Path project;
    private final KeptFolder folder;
    private final EmbeddedDatabase database;
    private final KeptDatabase data;
    private final int port = Ports.free();
    private PayaraMicro server;

    private KeptServer(Path project, KeptFolder folder, EmbeddedDatabase database) {
        this.project = project;
        this.folder = folder;
        this.database = database;
        this.data = new KeptDatabase(database, folder.files());
    }

    /**
     * Serves until it is stopped or idle for too long.
     *
     * @param arguments the project folder
     */
    public static void main(String[] arguments) throws Exception {
        Path project = Path.of(arguments[0]).toAbsolutePath().normalize();
        KeptFolder folder = new KeptFolder(project);
        System.setErr(new PrintStream(System.err, true, StandardCharsets.UTF_8));
        try {
            PayaraMicro.stopOrphan(folder.server());
            EmbeddedDatabase.stopOrphan(folder.database());
            Folders.delete(folder.database());
            EmbeddedDatabase database = EmbeddedDatabase.start(
                    folder.database(), folder.binaries(), folder.databaseLog(), EmbeddedDatabase.Durability.FAST);
            KeptServer kept = new KeptServer(project, folder, database);
            Runtime.getRuntime().addShutdownHook(new Thread(kept::close, "close"));
            kept.startAnew();
            folder.answer("");
            kept.serve();
        } catch (IOException | SQLException | StartException e) {
            folder.answer("the server did not start: " + e.getMessage());
            System.exit(1);
        }
        System.exit(0);
    }

    private void serve() throws IOException, InterruptedException {
        Instant last = Instant.now();
        while (Duration.between(last, Instant.now()).compareTo(IDLE_LIMIT) < 0) {
            Thread.sleep(LOOKED_EVERY.toMillis());
            Wish wish = folder.takeWish();
            if (wish != null) {
                folder.answer(grant(wish));
                last = Instant.now();
            }
        }
    }

    private String grant(Wish wish) {
        try {
            if (wish == Wish.ANEW || !server.isAlive()) {
                startAnew();
            } else {
                data.giveAgain();
            }
            return "";
        } catch (IOException | SQLException | StartException e) {
            return e.getMessage();
        }
    }

    private synchronized void startAnew() throws IOException, SQLException, StartException {
        if (server != null) {
            server.close();
        }
        data.empty();
        Map<String, String> child = new HashMap<>(Map.of(
                "NENNEP_DEMO", "article",
                // A run that nobody asked for would stand in the way of those that tests start.
                "NENNEP_FRESH_MINUTES", "0",
                "NENNEP_ADMIN_PASSWORD", ADMIN_PASSWORD,
                "NENNEP_SECRET_KEY", SECRET_KEY,
                "NENNEP_FILES", folder.files().toString(),
                "NENNEP_DB_URL", database.jdbcUrl(),
                "NENNEP_DB_USER", database.user(),
                "NENNEP_DB_PASSWORD", database.password(),
                "NENNEP_DB_OWNER", database.owner(),
                "NENNEP_DB_OWNER_PASSWORD", database.ownerPassword()));
        server = PayaraMicro.start(
                new PayaraMicro.Options(
                        project.resolve("target/server"),
                        folder.application(),
                        project.resolve("server-config/payara.asadmin"),
                        folder.server(),
                        folder.serverLog(),
                        "127.0.0.1",
                        port,
                        PayaraMicro.QUICK_START,
                        child),
                notice -> {});
        server.awaitReady(START_LIMIT);
        data.remember();
        new KeptAddress(
                        server.url(),
                        port,
                        database.jdbcUrl(),
                        database.user(),
                        database.password(),
                        database.owner(),
                        database.ownerPassword(),
                        folder.application(),
                        folder.serverLog(),
                        folder.files())
                .write(folder.address());
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(folder.address());
        } catch (IOException e) {
            System.err.println(e.getMessage());
        }
        synchronized (this) {
            if (server != null) {
                server.close();
            }
            database.close();
        }
    }
}
