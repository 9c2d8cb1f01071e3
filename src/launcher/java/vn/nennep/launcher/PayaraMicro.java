package vn.nennep.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The application server as a child process, from start to stop.
 *
 * <p>A child, not an embedded server: its memory is its own, it can be killed as a power cut would, and the database
 * outlives it.
 */
public final class PayaraMicro implements AutoCloseable {

    /** A log line with this marker is meant for the person at the console. */
    public static final String MARKER = "[nennep]";

    private static final String FIRST_PAGE = "/login.xhtml";
    /** There is no switch for the address; without this line the server listens to the whole network. */
    public static final String LISTENER =
            "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=";

    private static final Pattern DEPLOYMENT_FAILED =
            Pattern.compile("Exception while (deploying|loading|preparing) the app");
    private static final String READY = "ready in";
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAGE_PATIENCE = Duration.ofSeconds(10);
    private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*m");
    /** Time, level, logger and thread in front of a message on one line. */
    private static final Pattern PREFIX = Pattern.compile("^\\[.*\\[levelValue: \\d+\\] ");

    private static final Pattern PLAIN_PATH = Pattern.compile("[A-Za-z0-9/_.,+=@-]*");
    private static final int REASON_LINES = 8;

    /**
     * Where everything is and how the server shall run.
     *
     * @param server the folder with {@code payara-micro.jar} and {@code postgresql.jar}
     * @param war the application
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

    /** Production flags: the full compiler. */
    public static final List<String> FULL_SPEED = List.of("-Xmx1g");

    /** Flags for many short lives: the start costs half as much. */
    public static final List<String> QUICK_START = List.of("-Xmx700m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final Options options;
    private final Process process;
    private final Thread reader;
    private final Path pidFile;

    private volatile boolean deploymentFailed;
    private volatile boolean refusedSetting;
    private volatile boolean ready;

    private PayaraMicro(Options options, Process process, Path pidFile, Consumer<String> notices) {
        this.options = options;
        this.process = process;
        this.pidFile = pidFile;
        this.reader = new Thread(() -> read(notices), "server-log");
        this.reader.setDaemon(true);
        this.reader.start();
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
        try {
            stopOrphan(options.work());
            Files.createDirectories(options.work());
            Path temporary = Folders.empty(temporaryFolder(options.work()));
            Path preboot = prebootFile(options);
            keepLastLog(options.log());

            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(options.jvmFlags());
            command.addAll(List.of(
                    "-Dfile.encoding=UTF-8",
                    "-Dstdout.encoding=UTF-8",
                    "-Dstderr.encoding=UTF-8",
                    // The server unpacks itself here; a killed one leaves nothing behind elsewhere.
                    "-Djava.io.tmpdir=" + temporary,
                    "-jar",
                    options.server().resolve("payara-micro.jar").toString(),
                    // Not --nocluster: that one still starts the cluster's memory grid.
                    "--nohazelcast",
                    "--disablephonehome",
                    "--port",
                    Integer.toString(options.port()),
                    "--prebootcommandfile",
                    preboot.toString(),
                    "--addlibs",
                    options.server().resolve("postgresql.jar").toString(),
                    "--deploy",
                    options.war().toString()));
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            // Before JDK 19 only the locale decides how Vietnamese leaves the process.
            builder.environment().put("LC_ALL", "C.UTF-8");
            options.environment().forEach((name, value) -> {
                if (value.isEmpty()) {
                    builder.environment().remove(name);
                } else {
                    builder.environment().put(name, value);
                }
            });
            Process process = builder.start();
            Path pidFile = pidFile(options.work());
            Orphan.remember(pidFile, process);
            return new PayaraMicro(options, process, pidFile, notices);
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
     * Waits until the first page answers.
     *
     * <p>The port opens before the application is there, and after a failed deployment the server lives on and answers
     * "not found" for ever: so the page decides, and the log tells early that it will never come.
     */
    public void awaitReady(Duration limit) throws StartException {
        long end = System.nanoTime() + limit.toNanos();
        long pageEnd = Long.MAX_VALUE;
        int status = 0;
        while (System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
            if (!process.isAlive()) {
                throw failed("the server ended with exit code " + process.exitValue());
            }
            if (deploymentFailed) {
                throw failed("the application could not be deployed");
            }
            if (refusedSetting) {
                throw failed("the server refused a line of " + options.settings());
            }
            status = firstPage();
            if (status == 200) {
                return;
            }
            if (ready && pageEnd == Long.MAX_VALUE) {
                pageEnd = System.nanoTime() + PAGE_PATIENCE.toNanos();
            }
            if (System.nanoTime() > pageEnd) {
                throw failed("the server is up, but " + FIRST_PAGE + " answers " + status);
            }
            pause();
        }
        throw failed("no answer within " + limit.toSeconds() + " s (last status " + status + ")");
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

    /** The lines of the log that tell why, the deepest cause last. */
    private String reason() {
        try {
            reader.join(500);
            return String.join("\n  ", reasonIn(Files.readAllLines(options.log())));
        } catch (IOException e) {
            return "the log " + options.log() + " cannot be read";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    /** Stops the server as a person would: it finishes what it does. */
    @Override
    public void close() {
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

    static List<String> reasonIn(List<String> log) {
        int first = 0;
        for (int i = 0; i < log.size(); i++) {
            if (DEPLOYMENT_FAILED.matcher(log.get(i)).find()
                    || log.get(i).contains("Boot Command")
                    || log.get(i).contains("[SEVERE]")) {
                first = i;
                break;
            }
        }
        Set<String> told = new LinkedHashSet<>();
        for (String line : log.subList(first, log.size())) {
            String text = line.strip();
            if (DEPLOYMENT_FAILED.matcher(text).find()
                    || text.startsWith("Caused by:")
                    || text.startsWith("ERROR:")
                    || text.startsWith("Exception in thread")
                    || text.startsWith("Error:")
                    || text.startsWith("Error occurred")
                    || (text.contains("Boot Command") && text.contains("failed"))) {
                told.add(withoutBrackets(PREFIX.matcher(text).replaceFirst("")));
            }
        }
        // Said twice: once alone, once with the reason behind a colon.
        told.removeIf(line -> told.stream().anyMatch(other -> other.startsWith(line + " :")));
        List<String> lines = new ArrayList<>(told);
        if (lines.isEmpty()) {
            // Nothing recognised: the end of the log is better than silence.
            return log.subList(Math.max(0, log.size() - REASON_LINES), log.size());
        }
        if (lines.size() <= REASON_LINES) {
            return lines;
        }
        List<String> shortened = new ArrayList<>(lines.subList(0, 1));
        shortened.addAll(lines.subList(lines.size() - REASON_LINES + 1, lines.size()));
        return shortened;
    }

    private StartException failed(String what) {
        if (process.isAlive()) {
            // The log of a failing deployment comes in several lines; the cause is in the last of them.
            pause();
            pause();
            pause();
        }
        return new StartException(what + "\n  " + reason() + "\n  The whole log: " + options.log());
    }

    private int firstPage() {
        // A server listening everywhere is asked on the loopback address.
        String host = "0.0.0.0".equals(options.address()) ? "127.0.0.1" : options.address();
        HttpURLConnection connection = null;
        try {
            connection = (HttpURLConnection) new URI("http", null, host, options.port(), FIRST_PAGE, null, null)
                    .toURL()
                    .openConnection();
            connection.setConnectTimeout(1_000);
            // The first rendering of a page compiles much.
            connection.setReadTimeout(20_000);
            connection.setInstanceFollowRedirects(false);
            return connection.getResponseCode();
        } catch (IOException e) {
            return 0;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not an address: " + options.address(), e);
        } finally {
            if (connection != null) {
                connection.disconnect();
            }
        }
    }

    private void read(Consumer<String> notices) {
        try (BufferedReader lines =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                Writer log = Files.newBufferedWriter(options.log())) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String plain = COLOUR.matcher(line).replaceAll("");
                log.write(plain);
                log.write('\n');
                log.flush();
                inspect(plain, notices);
            }
        } catch (IOException e) {
            // Without this thread the child would stand still as soon as its pipe is full.
            notices.accept("The server's log cannot be written any more: " + e.getMessage());
            process.toHandle().destroy();
        }
    }

    private void inspect(String line, Consumer<String> notices) {
        // The prefix names the logger in brackets too.
        String text = PREFIX.matcher(line).replaceFirst("");
        int marker = text.indexOf(MARKER);
        if (marker >= 0) {
            notices.accept(withoutBrackets(text.substring(marker + MARKER.length())));
        } else if (DEPLOYMENT_FAILED.matcher(line).find()) {
            deploymentFailed = true;
        } else if (line.contains("Boot Command") && line.contains("failed")) {
            // The server itself only warns and goes on with half of its settings.
            refusedSetting = true;
        } else if (line.contains("Payara Micro") && line.contains(READY)) {
            ready = true;
        }
    }

    /** The server closes each log record with two brackets. */
    private static String withoutBrackets(String text) {
        String stripped = text.strip();
        return stripped.endsWith("]]")
                ? stripped.substring(0, stripped.length() - 2).strip()
                : stripped;
    }

    /**
     * Where the server unpacks itself: in the work folder. The server cannot read its own schemas from a path with
     * spaces or Vietnamese letters; then it is a folder of the system that the next start finds by the same name.
     */
    private static Path temporaryFolder(Path work) {
        Path usual = work.resolve("tmp").toAbsolutePath().normalize();
        if (PLAIN_PATH.matcher(usual.toString()).matches()) {
            return usual;
        }
        return Path.of("/tmp", "nennep-" + Integer.toHexString(usual.hashCode()));
    }

    private static Path prebootFile(Options options) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(LISTENER + options.address());
        lines.addAll(Files.readAllLines(options.settings()));
        return Files.write(options.work().resolve("preboot.asadmin"), lines).toAbsolutePath();
    }

    private static void keepLastLog(Path log) throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.createFile(log);
    }

    private static Path pidFile(Path work) {
        return work.resolve("server.pid");
    }

    private void forget() {
        try {
            // The last lines of the log.
            reader.join(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            Files.deleteIfExists(pidFile);
            Folders.delete(temporaryFolder(options.work()));
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
