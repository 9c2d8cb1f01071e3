package vn.nennep.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * {@code ./build.sh run}: a database, the server and the application with one command, until Ctrl-C. What dies is started
 * again.
 *
 * <p>All settings come from the environment; {@code ./build.sh help} lists them. Everything the run keeps is in one data
 * folder, and nothing is left elsewhere.
 */
public final class Launcher {

    private static final Duration SIGNAL_GRACE = Duration.ofSeconds(1);
    private static final Duration DATABASE_WATCH = Duration.ofSeconds(2);
    private static final Duration SAID_EVERY = Duration.ofSeconds(20);
    private static final Duration ARCHIVE_AFTER = Duration.ofMinutes(1);

    private final Settings settings;
    private final Path project;
    private final PrintStream console;

    /** What is watched while somebody develops; null in an ordinary run. */
    private final Development development;

    private final Backoff backoff = new Backoff();

    /** Held while something is being started or stopped: a signal in the middle waits for the handle. */
    private final ReentrantLock life = new ReentrantLock();

    /** What the application has to tell once people can come in. */
    private final List<String> notices = new ArrayList<>();

    private final CountDownLatch end = new CountDownLatch(1);

    private boolean stopping;
    private DataFolder data;
    private EmbeddedDatabase database;
    private PayaraMicro server;

    /** Null as long as the server unpacks itself. */
    private UnpackedServer unpacked;

    private Launcher(Settings settings, Path project, PrintStream console, Development development) {
        this.settings = settings;
        this.project = project;
        this.console = console;
        this.development = development;
    }

    /**
     * Starts and waits.
     *
     * @param arguments the project folder, and {@code dev} for the stage of development
     */
    public static void main(String[] arguments) {
        PrintStream console = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Path project = Path.of(arguments.length > 0 ? arguments[0] : ".")
                .toAbsolutePath()
                .normalize();
        Development development =
                arguments.length > 1 && "dev".equals(arguments[1]) ? new Development(project, console::println) : null;
        Launcher launcher = new Launcher(Settings.of(System.getenv()), project, console, development);
        Runtime.getRuntime().addShutdownHook(new Thread(launcher::stop, "stop"));
        System.exit(launcher.run());
    }

    /** Starts all, says so, starts again what dies, and returns when nothing is to be started any more. */
    private int run() {
        try {
            prepare();
            start();
            tell();
            while (true) {
                int code = server.waitFor();
                Duration lived = server.age();
                // Ctrl-C reaches the server too, and it may be quicker than our own end.
                Thread.sleep(SIGNAL_GRACE.toMillis());
                if (isStopping()) {
                    return 1;
                }
                startAgain(
                        reason("the server ended with exit code " + code + " (its log: " + data.serverLog() + ")"),
                        lived);
                if (isStopping()) {
                    return 1;
                }
            }
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

    private void prepare() throws StartException {
        settings.check();
        int port = settings.port();
        String address = settings.address();
        Path usual = development == null ? project.resolve("data") : development.data();
        data = DataFolder.open(Path.of(settings.get("NENNEP_DATA", usual.toString())));
        try {
            PayaraMicro.stopOrphan(data.server());
        } catch (IOException e) {
            throw new StartException("the server of an earlier run cannot be stopped: " + e.getMessage(), e);
        }
        if (!Ports.isFree(address, port)) {
            throw new StartException("port " + port + " on " + address
                    + " is taken by another program; stop it, or choose another port: NENNEP_PORT="
                    + (port < 65_535 ? port + 1 : port - 1) + " ./build.sh run");
        }
        console.println(
                "Nền Nếp starts, this takes about half a minute. Data: " + data.path() + ", log: " + data.serverLog());
        if (development != null) {
            development.prepare();
        }
    }

    /** A server that dies again while it starts is started again too, more slowly each time, and at last given up. */
    private void startAgain(String first, Duration firstLived) throws StartException, InterruptedException {
        String what = first;
        Duration lived = firstLived;
        while (!isStopping()) {
            Optional<Duration> pause = backoff.afterDeath(lived);
            if (pause.isEmpty()) {
                throw new StartException("it died too often in a row; the last time " + what);
            }
            console.println("Nền Nếp: " + what + "; it is started again in "
                    + pause.get().toSeconds() + " s");
            if (end.await(pause.get().toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            long began = System.nanoTime();
            try {
                start();
                tell();
                return;
            } catch (StartException e) {
                what = reason(e.getMessage());
                lived = Duration.ofNanos(System.nanoTime() - began);
                stopServer();
            }
        }
    }

    /** Why a server ended; one without its database was stopped by us. */
    private String reason(String otherwise) {
        return database != null && database.hasEnded()
                ? "the database ended (its log: " + data.databaseLog() + ")"
                : otherwise;
    }

    private void start() throws StartException {
        Map<String, String> child = new HashMap<>();
        // Here the demonstration is wanted unless refused; on the province's server it is the other way round.
        child.put("NENNEP_DEMO", settings.get("NENNEP_DEMO", "article"));
        if (!settings.has("NENNEP_SECRET_KEY")) {
            child.put("NENNEP_SECRET_KEY", data.secretKey());
        }
        child.put("NENNEP_FIRST_PASSWORD_FILE", data.firstPassword().toString());
        child.put(
                "NENNEP_FILES",
                settings.get("NENNEP_FILES", data.path().resolve("files").toString()));
        child.putAll(settings.isDatabaseOwn() ? settings.ownDatabase() : embeddedDatabase());
        for (String name : System.getenv().keySet()) {
            // Set but empty means not set, for the application too.
            if (name.startsWith("NENNEP_") && !settings.has(name)) {
                child.putIfAbsent(name, "");
            }
        }
        Path built = project.resolve("target");
        PayaraMicro.Options options = new PayaraMicro.Options(
                built.resolve("server"),
                development == null ? built.resolve("ROOT.war") : development.application(),
                project.resolve("server-config").resolve("payara.asadmin"),
                data.server(),
                data.serverLog(),
                settings.address(),
                settings.port(),
                development == null ? PayaraMicro.FULL_SPEED : development.jvmFlags(),
                child);
        synchronized (notices) {
            notices.clear();
        }
        unpack(options.server());
        guarded(() -> server = PayaraMicro.start(options, unpacked, this::keep));
        Thread teller = new Thread(() -> tellProgress(server), "tell-progress");
        teller.setDaemon(true);
        teller.start();
        try {
            server.awaitReady(settings.startPatience());
        } finally {
            teller.interrupt();
        }
        if (unpacked != null && !unpacked.isArchived()) {
            PayaraMicro watched = server;
            Thread archive = new Thread(() -> archive(watched), "archive-classes");
            archive.setDaemon(true);
            archive.start();
        }
    }

    /** A server that cannot be kept unpacked unpacks itself, as it does for developers; it starts more slowly. */
    private void unpack(Path binaries) {
        if (development != null || !UnpackedServer.isPossible(data.unpacked())) {
            return;
        }
        try {
            unpacked = UnpackedServer.prepare(binaries, data.unpacked());
        } catch (IOException e) {
            unpacked = null;
            console.println("Nền Nếp: the server is not kept unpacked: " + e.getMessage());
        }
    }

    /** Once, for all later starts, and not before people have opened pages. */
    private void archive(PayaraMicro watched) {
        try {
            if (end.await(ARCHIVE_AFTER.toMillis(), TimeUnit.MILLISECONDS) || !watched.isAlive()) {
                return;
            }
            if (!unpacked.isArchived() && !unpacked.archive()) {
                console.println("Nền Nếp: the classes could not be kept for the next start, see " + data.unpacked());
            }
        } catch (IOException e) {
            console.println("Nền Nếp: the classes could not be kept for the next start: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts the database of the data folder unless it runs, and watches over it. */
    private Map<String, String> embeddedDatabase() throws StartException {
        if (database == null || database.hasEnded()) {
            guarded(this::startDatabase);
            EmbeddedDatabase watched = database;
            Thread watch = new Thread(() -> watchDatabase(watched), "watch-database");
            watch.setDaemon(true);
            watch.start();
        }
        return Map.of(
                "NENNEP_DB_URL",
                database.jdbcUrl(),
                "NENNEP_DB_USER",
                database.user(),
                "NENNEP_DB_PASSWORD",
                database.password(),
                "NENNEP_DB_OWNER",
                database.owner(),
                "NENNEP_DB_OWNER_PASSWORD",
                database.ownerPassword());
    }

    private void startDatabase() throws StartException {
        if (database != null) {
            try {
                // Dead as it is, it holds the lock of its folder.
                database.close();
            } catch (IllegalStateException e) {
                throw new StartException(e.getMessage(), e);
            }
        }
        database = data.startDatabase();
    }

    private void keep(String notice) {
        synchronized (notices) {
            notices.add(notice);
        }
    }

    /** What people need to come in, only now that they can. */
    private void tell() throws StartException {
        data.takeFirstPassword()
                .ifPresent(password -> console.println("Tài khoản quản trị / administrator: admin  " + password
                        + "  (chỉ hiện một lần / shown once)"));
        synchronized (notices) {
            notices.forEach(console::println);
        }
        console.println("Nền Nếp is ready: " + server.url());
        if (development != null) {
            development.watch();
        }
    }

    private void tellProgress(PayaraMicro starting) {
        String said = "";
        Duration last = Duration.ZERO;
        try {
            while (true) {
                Thread.sleep(500);
                String step = starting.step();
                boolean changed = !step.equals(said);
                if (changed && !step.isEmpty() || starting.age().minus(last).compareTo(SAID_EVERY) > 0) {
                    last = starting.age();
                    said = step;
                    console.println("  " + last.toSeconds() + " s: "
                            + (step.isEmpty() ? "máy chủ đang khởi động / the server is starting" : step));
                }
            }
        } catch (InterruptedException e) {
            // Started, or given up: there is nothing more to say.
            Thread.currentThread().interrupt();
        }
    }

    /** Stops the server when its database ends: it could only answer that it is away. Both are started again. */
    private void watchDatabase(EmbeddedDatabase watched) {
        try {
            while (!watched.hasEnded()) {
                Thread.sleep(DATABASE_WATCH.toMillis());
            }
            // A signal to all of us may have reached the database first.
            Thread.sleep(SIGNAL_GRACE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        stopServer();
    }

    private void stopServer() {
        life.lock();
        try {
            if (!stopping && server != null) {
                server.close();
            }
        } finally {
            life.unlock();
        }
    }

    private void stop() {
        end.countDown();
        life.lock();
        try {
            stopping = true;
            if (unpacked != null) {
                unpacked.close();
            }
            if (server != null) {
                server.close();
            }
            if (database != null) {
                // Last: the server still writes while it stops.
                database.close();
            }
        } catch (IllegalStateException e) {
            // Nothing catches what a shutdown hook throws: without this the person would see a stack trace.
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

    /** A step of the start that leaves a handle to be closed. */
    @FunctionalInterface
    private interface Step {
        void run() throws StartException;
    }
}
