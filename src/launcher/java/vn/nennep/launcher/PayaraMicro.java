package vn.nennep.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * The application server as a child process, from start to stop.
 *
 * <p>A child, not an embedded server: its memory is its own, it can be killed as a power cut would, and the database
 * outlives it.
 */
public final class PayaraMicro implements AutoCloseable {

    /** A log line with this marker is meant for the person at the console. */
    public static final String MARKER = "[nennep]";

    /** A log line with this marker says what the start does at the moment. */
    public static final String STEP_MARKER = "[nennep-step]";

    private static final String FIRST_PAGE = "/login.xhtml";
    private static final String READY = "/ready";
    private static final Set<String> SERVING = Set.of("READY", "DATABASE_AWAY");
    private static final String NOBODY_LEFT = "STOPPING 0";
    private static final String LISTENER_SETTING =
            "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.";

    /** There is no switch for the address; without this line the server listens to the whole network. */
    public static final String LISTENER = LISTENER_SETTING + "address=";

    /** The server would listen before it has the application, and answer that nothing is there. */
    private static final String LISTENING = LISTENER_SETTING + "enabled=";

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAGE_PATIENCE = Duration.ofSeconds(10);
    private static final int STARTING = 503;

    /** Nobody answers, or not in time: a busy machine draws its first page slowly. Whether it is stuck is seen elsewhere. */
    private static final int NOBODY = 0;

    /**
     * Where everything is and how the server shall run.
     *
     * @param server the folder with {@code payara-micro.jar} and {@code postgresql.jar}
     * @param war the application, a file or a folder
     * @param settings the server's own settings, {@code server-config/payara.asadmin}
     * @param work a folder of this server alone; its temporary files are emptied at each start
     * @param log what the server says; the log of the start before is kept beside it
     * @param jvmFlags memory and compiler flags
     * @param environment what the child's environment gets on top of ours; an empty value takes a variable away
     */
    public record Options(
            Path server,
            Path war,
            Path settings,
            Path work,
            Path log,
            String address,
            int port,
            List<String> jvmFlags,
            Map<String, String> environment) {}

    /** A server without memory answers nobody and holds everything: it is better started anew. */
    private static final String END_WITHOUT_MEMORY = "-XX:+ExitOnOutOfMemoryError";

    /**
     * Flags for a long life: the full compiler. It takes what is called often, and later than it would by itself: left alone,
     * it is at work on what a start does once for half of the processor time of the start.
     */
    public static final List<String> FULL_SPEED = List.of(
            "-Xms256m",
            "-Xmx1g",
            "-XX:MetaspaceSize=192m",
            "-XX:Tier4InvocationThreshold=150000",
            "-XX:Tier4MinInvocationThreshold=50000",
            "-XX:Tier4CompileThreshold=300000",
            "-XX:Tier4BackEdgeThreshold=1000000",
            END_WITHOUT_MEMORY);

    /**
     * Flags for many short lives: the start costs half as much. Room enough to load classes
     * without a collection, no optimising compiler, and no verification of classes.
     */
    public static final List<String> QUICK_START = List.of(
            "-Xms256m",
            "-Xmx700m",
            "-XX:MetaspaceSize=192m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-BytecodeVerificationRemote",
            END_WITHOUT_MEMORY);

    private final Options options;
    private final Process process;
    private final ServerLog log;
    private final Path pidFile;
    private final long began = System.nanoTime();

    private PayaraMicro(Options options, Process process, ServerLog log, Path pidFile) {
        this.options = options;
        this.process = process;
        this.log = log;
        this.pidFile = pidFile;
    }

    /** Stops the server that a killed launcher left in this work folder, so that its port is free again. */
    public static void stopOrphan(Path work) throws IOException {
        Orphan.stopRemembered(pidFile(work));
    }

    /**
     * Starts the process; {@link #awaitReady} tells whether the application came up.
     *
     * @param notices gets the text of each log line with the {@link #MARKER}
     */
    public static PayaraMicro start(Options options, Consumer<String> notices) throws StartException {
        return start(options, null, notices);
    }

    /** @param unpacked the server as it was unpacked before; null when it unpacks itself */
    static PayaraMicro start(Options options, UnpackedServer unpacked, Consumer<String> notices) throws StartException {
        try {
            stopOrphan(options.work());
            Folders.ofOwner(options.work());
            Files.deleteIfExists(stopFile(options.work()));
            Path temporary = new TemporaryFolder(options.work()).make();
            Path preboot = prebootFile(options);
            Path postdeploy = Files.write(options.work().resolve("postdeploy.asadmin"), List.of(LISTENING + "true"));

            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(options.jvmFlags());
            command.addAll(List.of(
                    "-Dfile.encoding=UTF-8",
                    "-Dstdout.encoding=UTF-8",
                    "-Dstderr.encoding=UTF-8",
                    // The server unpacks itself here; a killed one leaves nothing behind elsewhere.
                    "-Djava.io.tmpdir=" + temporary));
            if (unpacked == null) {
                command.addAll(List.of(
                        "-jar",
                        options.server().resolve("payara-micro.jar").toString(),
                        "--addlibs",
                        options.server().resolve("postgresql.jar").toString()));
            } else {
                command.addAll(unpacked.jvmFlags());
                command.addAll(List.of("-jar", unpacked.jar().toString()));
            }
            command.addAll(List.of(
                    // Not --nocluster: that one still starts the cluster's memory grid.
                    "--nohazelcast",
                    "--disablephonehome",
                    "--port",
                    Integer.toString(options.port()),
                    "--prebootcommandfile",
                    preboot.toString(),
                    "--postdeploycommandfile",
                    postdeploy.toAbsolutePath().toString(),
                    "--deploy",
                    options.war().toString()));
            if (Files.isDirectory(options.war())) {
                // Looks for the file that asks for a new deployment.
                command.add("--hotdeploy");
            }
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            // Before JDK 19 only the locale decides how Vietnamese leaves the process.
            builder.environment().put("LC_ALL", "C.UTF-8");
            builder.environment()
                    .put("NENNEP_STOP_FILE", stopFile(options.work()).toString());
            options.environment().forEach((name, value) -> {
                if (value.isEmpty()) {
                    builder.environment().remove(name);
                } else {
                    builder.environment().put(name, value);
                }
            });
            AtomicReference<Process> started = new AtomicReference<>();
            ServerLog log = new ServerLog(
                    options.log(), notices, () -> started.get().toHandle().destroy());
            Process process = builder.start();
            started.set(process);
            log.follow(process.getInputStream());
            Path pidFile = pidFile(options.work());
            Orphan.remember(pidFile, process);
            return new PayaraMicro(options, process, log, pidFile);
        } catch (IOException e) {
            throw new StartException("the server could not be started: " + e.getMessage(), e);
        }
    }

    /** The address of the application, with a closing slash. */
    public String url() {
        return "http://" + (options.address().contains(":") ? "[" + options.address() + "]" : options.address()) + ":"
                + options.port() + "/";
    }

    /**
     * Waits until the first page answers, for as long as the start goes forward.
     *
     * <p>A process that runs proves nothing: after a failed deployment the server lives on and answers "not found" for
     * ever. So the page decides, and the log tells early that it will never come.
     *
     * @param patience how long the start may neither say nor compute anything
     */
    public void awaitReady(Duration patience) throws StartException {
        Progress progress = new Progress(patience);
        long pageEnd = Long.MAX_VALUE;
        while (!Thread.currentThread().isInterrupted()) {
            if (!process.isAlive()) {
                throw failed("the server ended with exit code " + process.exitValue());
            }
            if (log.isDeploymentFailed()) {
                throw failed("the application could not be started");
            }
            if (log.isSettingRefused()) {
                throw failed("the server refused a line of " + options.settings());
            }
            int status = ask(FIRST_PAGE).status();
            if (status == 200) {
                return;
            }
            if (status == STARTING || status == NOBODY || !log.isReady()) {
                pageEnd = Long.MAX_VALUE;
            } else if (pageEnd == Long.MAX_VALUE) {
                pageEnd = System.nanoTime() + PAGE_PATIENCE.toNanos();
            }
            if (System.nanoTime() > pageEnd) {
                throw failed("the server is up, but " + FIRST_PAGE + " answers " + status);
            }
            if (progress.isStuck(age(), log.size(), computed())) {
                throw failed("the start stood still for " + patience.toMinutes() + " minutes"
                        + (log.step().isEmpty() ? "" : " at: " + log.step()) + " (last status " + status + ")");
            }
            pause();
        }
        throw new StartException("stopped while it started");
    }

    /** How long ago the process was started. */
    public Duration age() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** What the start said last that it does; empty before it says anything. */
    public String step() {
        return log.step();
    }

    private Duration computed() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Whether the process lives. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for the end of the process and returns its exit code. */
    public int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    /** Where everything is that the server has said. */
    public Path log() {
        return options.log();
    }

    /**
     * Stops the server as a person would: it finishes what it does, and tells whoever comes meanwhile that it is stopping.
     * One that serves nobody yet, or does not answer, is told to stop as it is.
     */
    @Override
    public void close() {
        if (isEmptied()) {
            // Whatever it still does is left as after a power cut, which the next start is made for.
            kill();
            return;
        }
        // By its handle: Process.destroy() closes the pipe, and the last words of the log with it.
        process.toHandle().destroy();
        try {
            if (!process.waitFor(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            process.toHandle().destroyForcibly();
            Thread.currentThread().interrupt();
        }
        forget();
    }

    /** Ends the server as a power cut would. */
    public void kill() {
        process.toHandle().destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        forget();
    }

    /** Announces the end, and waits until the last request is answered. */
    private boolean isEmptied() {
        if (!process.isAlive() || !SERVING.contains(ask(READY).text())) {
            return false;
        }
        try {
            Files.writeString(stopFile(options.work()), "");
        } catch (IOException e) {
            return false;
        }
        long end = System.nanoTime() + STOP_PATIENCE.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            pause();
            if (ask(READY).text().equals(NOBODY_LEFT)) {
                // The page of the last one is still on its way out.
                pause();
                return true;
            }
        }
        return false;
    }

    private StartException failed(String what) {
        if (process.isAlive()) {
            // The log of a failing deployment comes in several lines; the cause is in the last of them.
            pause();
            pause();
            pause();
        }
        return new StartException(what + "\n  " + log.reason() + "\n  The whole log: " + options.log());
    }

    private record Answer(int status, String text) {}

    private Answer ask(String path) {
        // A server listening everywhere is asked on the loopback address.
        String host = "0.0.0.0".equals(options.address()) ? "127.0.0.1" : options.address();
        HttpURLConnection connection = null;
        try {
            connection = (HttpURLConnection) new URI("http", null, host, options.port(), path, null, null)
                    .toURL()
                    .openConnection();
            connection.setConnectTimeout(1_000);
            // The first rendering of a page compiles much.
            connection.setReadTimeout(20_000);
            connection.setInstanceFollowRedirects(false);
            int status = connection.getResponseCode();
            InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream();
            String text = body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(status, text.strip());
        } catch (IOException e) {
            return new Answer(NOBODY, "");
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not an address: " + options.address(), e);
        } finally {
            if (connection != null) {
                connection.disconnect();
            }
        }
    }

    private static Path prebootFile(Options options) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(LISTENER + options.address());
        lines.add(LISTENING + "false");
        lines.addAll(Files.readAllLines(options.settings()));
        return Files.write(options.work().resolve("preboot.asadmin"), lines).toAbsolutePath();
    }

    private static Path stopFile(Path work) {
        return work.resolve("stopping").toAbsolutePath();
    }

    private static Path pidFile(Path work) {
        return work.resolve("server.pid");
    }

    private void forget() {
        // The last lines of the log.
        log.awaitEnd(1_000);
        try {
            Files.deleteIfExists(pidFile);
            new TemporaryFolder(options.work()).delete();
        } catch (IOException e) {
            // The next start empties the folder anyway.
            return;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
