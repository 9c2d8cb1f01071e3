package vn.nennep.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What the server says: written to a file, and read for the few lines that mean something to the launcher. */
final class ServerLog {

    private static final Pattern DEPLOYMENT_FAILED =
            Pattern.compile("Exception while (deploying|loading|preparing) the app|\\[nennep-failed\\]");
    private static final String READY = "ready in";
    private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*m");
    /** Time, level, logger and thread in front of a message on one line. */
    private static final Pattern PREFIX = Pattern.compile("^\\[.*\\[levelValue: \\d+\\] ");

    private static final int REASON_LINES = 8;

    private final Path file;
    private final Consumer<String> notices;
    private final Runnable unwritable;
    private Thread reader;

    private volatile boolean deploymentFailed;
    private volatile boolean refusedSetting;
    private volatile boolean ready;
    private volatile String step = "";

    /**
     * @param file where all of it goes; the log of the start before is kept beside it
     * @param notices gets what is meant for the person at the console
     * @param unwritable is called when the file cannot be written any more
     */
    ServerLog(Path file, Consumer<String> notices, Runnable unwritable) throws IOException {
        this.file = file;
        this.notices = notices;
        this.unwritable = unwritable;
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (Files.exists(file)) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.createFile(file);
    }

    /** Reads until the server ends. */
    void follow(InputStream said) {
        reader = new Thread(() -> read(said), "server-log");
        reader.setDaemon(true);
        reader.start();
    }

    /** Gives the last lines a moment to come in. */
    void awaitEnd(long millis) {
        try {
            reader.join(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Path file() {
        return file;
    }

    boolean isDeploymentFailed() {
        return deploymentFailed;
    }

    boolean isSettingRefused() {
        return refusedSetting;
    }

    /** Whether the server itself, not yet the application, says that it is up. */
    boolean isReady() {
        return ready;
    }

    /** What the start said last that it does; empty before the first step. */
    String step() {
        return step;
    }

    long size() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    /** The lines that tell why, the deepest cause last. */
    String reason() {
        awaitEnd(500);
        try {
            return String.join("\n  ", reasonIn(Files.readAllLines(file)));
        } catch (IOException e) {
            return "the log " + file + " cannot be read";
        }
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
                told.add(withoutBrackets(PREFIX.matcher(text).replaceFirst("").replace("[nennep-failed] ", "")));
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

    private void read(InputStream said) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(said, StandardCharsets.UTF_8));
                Writer log = Files.newBufferedWriter(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String plain = COLOUR.matcher(line).replaceAll("");
                log.write(plain);
                log.write('\n');
                log.flush();
                inspect(plain);
            }
        } catch (IOException e) {
            // Without this thread the server would stand still as soon as its pipe is full.
            notices.accept("The server's log cannot be written any more: " + e.getMessage());
            unwritable.run();
        }
    }

    private void inspect(String line) {
        // The prefix names the logger in brackets too.
        String text = PREFIX.matcher(line).replaceFirst("");
        int notice = text.indexOf(PayaraMicro.MARKER);
        int doing = text.indexOf(PayaraMicro.STEP_MARKER);
        if (notice >= 0) {
            notices.accept(withoutBrackets(text.substring(notice + PayaraMicro.MARKER.length())));
        } else if (doing >= 0) {
            step = withoutBrackets(text.substring(doing + PayaraMicro.STEP_MARKER.length()));
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
}
