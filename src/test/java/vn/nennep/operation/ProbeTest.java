package vn.nennep.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code server-config/probe.sh} makes of the answers of a server, and of a service that is no business of its. */
@DisabledOnOs(OS.WINDOWS)
class ProbeTest {

    private static final Path UNITS = Path.of("server-config");

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"200,", "503,", "404,RESTARTED", "500,RESTARTED", "302,RESTARTED"})
    void restartsWhatDoesNotAnswerAsTheApplicationDoes(int status, String expected) throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/ready", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        try {
            String said = probe(server.getAddress().getPort(), Map.of());
            assertEquals(expected != null, said.contains("RESTARTED"), said);
            assertEquals(expected == null ? 1 : 3, asked.get(), "asked three times before it is believed");
        } finally {
            server.stop(0);
        }
    }

    /** {@code stop.sh}: three are under way, then one, then none. */
    @Test
    void waitsWithTheEndUntilTheLastRequestIsAnswered() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Path announced = folder.resolve("stopping");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/ready", exchange -> {
            int left = Math.max(0, 3 - 2 * asked.getAndIncrement());
            byte[] text = (Files.exists(announced) ? "STOPPING " + left + "\n" : "READY\n").getBytes();
            exchange.sendResponseHeaders(503, text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
        });
        server.start();
        try {
            ProcessBuilder stop =
                    new ProcessBuilder("bash", UNITS.resolve("stop.sh").toString());
            stop.environment().put("NENNEP_STOP_FILE", announced.toString());
            stop.environment()
                    .put("NENNEP_PORT", String.valueOf(server.getAddress().getPort()));
            assertEquals(0, stop.start().waitFor());
            assertEquals(3, asked.get());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void restartsWhatNobodyAnswersFor() throws Exception {
        assertTrue(probe(closedPort(), Map.of()).contains("RESTARTED"));
    }

    /** A slow machine deploys for minutes, and nobody answers meanwhile. */
    @ParameterizedTest(name = "{0} for {1} s: restarted {2}")
    @CsvSource({"active,60,false", "active,6000,true", "inactive,6000,false", "activating,1,false"})
    void leavesAServiceAloneThatIsStartingOrWasStopped(String state, long seconds, boolean restarted) throws Exception {
        double up = Double.parseDouble(Files.readString(Path.of("/proc/uptime")).split(" ")[0]);
        long since = Math.round((up - seconds) * 1_000_000);
        Path systemctl = Files.writeString(
                folder.resolve("systemctl"),
                "#!/bin/sh\necho ActiveState=" + state + "\necho ActiveEnterTimestampMonotonic=" + since + "\n");
        assertTrue(systemctl.toFile().setExecutable(true));
        String said = probe(
                closedPort(),
                Map.of("NENNEP_PROBE_UNIT", "nennep.service", "PATH", folder + ":" + System.getenv("PATH")));
        assertEquals(restarted, said.contains("RESTARTED"), said);
    }

    @Test
    void isToldWhichServiceItLooksAfter() throws IOException {
        String unit = Files.readString(UNITS.resolve("nennep-probe.service"));
        assertTrue(unit.contains("Environment=NENNEP_PROBE_UNIT=nennep.service"), unit);
        assertTrue(unit.contains("systemctl try-restart nennep.service"), unit);
    }

    private String probe(int port, Map<String, String> environment) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        List.of("bash", UNITS.resolve("probe.sh").toString(), "echo", "RESTARTED"))
                .redirectErrorStream(true);
        builder.environment().put("NENNEP_PORT", Integer.toString(port));
        builder.environment().put("NENNEP_PROBE_SECONDS", "0");
        builder.environment().putAll(environment);
        Process shell = builder.start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, shell.waitFor(), said);
        return said;
    }

    /** A port on which nobody listened a moment ago. */
    private static int closedPort() {
        return vn.nennep.launcher.Ports.free();
    }
}
