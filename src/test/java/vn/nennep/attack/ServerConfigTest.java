package vn.nennep.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the scripts for a Payara Server make of its listeners. */
class ServerConfigTest {

    private static final Path SCRIPT = Path.of("server-config", "install.sh");

    /** The listeners of a fresh domain, as the server's zip brings them. */
    private static final String FRESH =
            """
            <domain>
              <configs>
                <config name="server-config">
                  <admin-service system-jmx-connector-name="system">
                    <jmx-connector port="8686" address="0.0.0.0" security-enabled="false" auth-realm-name="admin-realm" name="system"></jmx-connector>
                  </admin-service>
                  <iiop-service>
                    <orb use-thread-pool-ids="thread-pool-1"></orb>
                    <iiop-listener address="0.0.0.0" port="3700" id="orb-listener-1"></iiop-listener>
                    <iiop-listener security-enabled="true" address="0.0.0.0" port="3820" id="SSL"></iiop-listener>
                  </iiop-service>
                  <network-listeners>
                    <network-listener protocol="http-listener-1" port="8080" name="http-listener-1" transport="tcp"></network-listener>
                    <network-listener protocol="http-listener-2" port="8181" name="http-listener-2" transport="tcp"></network-listener>
                    <network-listener protocol="admin-listener" address="0.0.0.0" port="4848" name="admin-listener" transport="tcp"></network-listener>
                  </network-listeners>
                  <hazelcast-config-specific-configuration></hazelcast-config-specific-configuration>
                </config>
              </configs>
            </domain>
            """;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void bindsWebAdministrationAndJmxToTheLoopbackAddress(@TempDir Path folder)
            throws IOException, InterruptedException {
        String script = Files.readString(SCRIPT);
        String part = script.substring(
                script.indexOf("server_config='"), script.indexOf("# The H2 databases the server brings"));
        Path domain = Files.writeString(folder.resolve("domain.xml"), FRESH);
        Process shell = new ProcessBuilder(
                        "bash", "-euo", "pipefail", "-c", "config=$1\n" + part, "bash", domain.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, shell.waitFor(), said);
        String made = Files.readString(domain);
        for (String element : List.of("network-listener ", "iiop-listener ", "jmx-connector ")) {
            var tags = Pattern.compile("<" + element + "[^>]*>").matcher(made);
            assertTrue(tags.find(), element);
            do {
                assertTrue(tags.group().contains(" address=\"127.0.0.1\""), tags.group());
            } while (tags.find());
        }
        assertFalse(made.contains("0.0.0.0"), made);
        assertTrue(made.contains("<jmx-connector enabled=\"false\""), made);
        assertTrue(made.contains("<jms-service type=\"DISABLED\""), made);
        assertTrue(made.contains("<hazelcast-config-specific-configuration enabled=\"false\""), made);
    }

    @Test
    void tellsNobodyWhatTheServerIsAndClosesItsFigures() throws IOException {
        List<String> settings = Files.readAllLines(Path.of("server-config", "payara.asadmin"));
        Map.of(
                        ".http.server-header=", "false",
                        ".http.xpowered-by=", "false",
                        ".microprofile-metrics-configuration.enabled=", "false")
                .forEach((name, value) -> assertTrue(
                        settings.stream().anyMatch(line -> line.startsWith("set ") && line.endsWith(name + value)),
                        name));
    }
}
