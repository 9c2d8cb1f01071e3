package vn.nennep.bench.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * What the processor does in the server while pages are asked for: a recording of the Java virtual machine, whose samples are told
 * by the part of the program that they lie in.
 */
final class JavaProfile {

    /** Part → how its frames begin; the innermost frame of a sample that belongs to one decides. */
    private static final Map<String, List<String>> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put(
                "JNDI",
                List.of(
                        "com.sun.enterprise.naming",
                        "javax.naming",
                        "org.glassfish.config",
                        "fish.payara.nucleus.microprofile"));
        PARTS.put("compression", List.of("java.util.zip"));
        PARTS.put(
                "cryptography",
                List.of("com.password4j", "javax.crypto", "com.sun.crypto", "java.security", "sun.security"));
        PARTS.put("JDBC", List.of("org.postgresql", "org.jdbi", "com.sun.gjc"));
        PARTS.put("entities", List.of("org.eclipse.persistence"));
        PARTS.put("expressions", List.of("com.sun.el", "org.glassfish.expressly", "jakarta.el"));
        PARTS.put("component library", List.of("org.primefaces"));
        PARTS.put("view: building it", List.of("com.sun.faces.facelets", "com.sun.faces.application.view"));
        PARTS.put("view: the rest", List.of("com.sun.faces", "jakarta.faces"));
        PARTS.put("beans", List.of("org.jboss.weld", "com.sun.ejb", "org.glassfish.weld", "org.jboss.classfilewriter"));
        PARTS.put(
                "transactions, pool",
                List.of("com.sun.enterprise.resource", "com.sun.jts", "com.sun.enterprise.transaction"));
        PARTS.put("REST", List.of("org.glassfish.jersey", "org.eclipse.yasson", "org.eclipse.parsson"));
        PARTS.put(
                "server", List.of("org.glassfish.grizzly", "org.apache.catalina", "fish.payara", "com.sun.enterprise"));
        PARTS.put("program", List.of("vn.nennep"));
    }

    private static final int FRAMES = 6;
    private static final Path JCMD = Path.of(System.getProperty("java.home"), "bin", "jcmd");

    private final String server;
    private final Path file;
    private final Map<String, List<List<String>>> samples = new LinkedHashMap<>();

    /** @param file where the recording goes, for a look by other tools */
    JavaProfile(Path pidFile, Path file) throws IOException {
        this.server = Files.readAllLines(pidFile).get(0);
        this.file = file.toAbsolutePath();
    }

    /** When a page was asked for. */
    record Stretch(String page, Instant from, Instant to) {

        boolean has(Instant moment) {
            return !moment.isBefore(from) && moment.isBefore(to);
        }
    }

    void begin() throws IOException, InterruptedException {
        Files.deleteIfExists(file);
        jcmd("JFR.start", "name=pages", "settings=profile");
    }

    /** Ends the recording and sorts its samples by pages. */
    void end(List<Stretch> stretches) throws IOException, InterruptedException {
        jcmd("JFR.stop", "name=pages", "filename=" + file);
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                if (event.getEventType().getName().equals("jdk.ExecutionSample") && event.getStackTrace() != null) {
                    stretches.stream()
                            .filter(stretch -> stretch.has(event.getStartTime()))
                            .forEach(stretch -> samples.computeIfAbsent(stretch.page(), key -> new ArrayList<>())
                                    .add(event.getStackTrace().getFrames().stream()
                                            .map(JavaProfile::name)
                                            .toList()));
                }
            }
        }
    }

    /** The shares of a page's samples, in lines for people. */
    List<String> told(String page) {
        List<List<String>> stacks = samples.getOrDefault(page, List.of());
        return List.of(
                "processor of the server, %d samples: %s"
                        .formatted(
                                stacks.size(),
                                shares(stacks.stream().map(JavaProfile::part).toList(), PARTS.size())),
                "  innermost: "
                        + shares(stacks.stream().map(stack -> stack.get(0)).toList(), FRAMES),
                "  of the program: "
                        + shares(
                                stacks.stream()
                                        .map(stack -> stack.stream()
                                                .filter(frame -> frame.startsWith("vn.nennep")
                                                        && !frame.contains("Interceptor")
                                                        && !frame.contains("Filter")
                                                        && !frame.contains("$Proxy$")
                                                        && !frame.contains("__"))
                                                .findFirst()
                                                .orElse("none"))
                                        .toList(),
                                FRAMES));
    }

    private static String name(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
    }

    private static String part(List<String> stack) {
        for (String frame : stack) {
            for (Map.Entry<String, List<String>> part : PARTS.entrySet()) {
                if (part.getValue().stream().anyMatch(frame::startsWith)) {
                    return part.getKey();
                }
            }
        }
        return "else";
    }

    private static String shares(List<String> names, int most) {
        Map<String, Long> counted = names.stream().collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        return counted.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(most)
                .map(one -> "%s %d %%".formatted(one.getKey(), Math.round(100.0 * one.getValue() / names.size())))
                .collect(Collectors.joining(", "));
    }

    private void jcmd(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(JCMD.toString(), server));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IOException("no recording of the server: " + command);
        }
    }
}
