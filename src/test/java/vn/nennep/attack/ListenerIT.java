package vn.nennep.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import vn.nennep.testdata.TestServer;

/** On which sockets a running server can be reached, as the kernel tells. */
class ListenerIT {

    private static final String LISTENING = "0A";
    private static final Set<String> LOOPBACK =
            Set.of("0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000");

    @Test
    @EnabledOnOs(OS.LINUX)
    void listensOnItsPortOfTheLoopbackAddressOnly() throws IOException {
        TestServer server = TestServer.get();
        String pid = Files.readString(server.logFile().resolveSibling("server.pid"))
                .strip()
                .split("\\s+")[0];
        Path process = Path.of("/proc", pid);
        Set<String> own = sockets(process);
        assertTrue(own.size() > 1, "no sockets of process " + pid);
        Set<String> listening = new TreeSet<>();
        for (String table : List.of("tcp", "tcp6", "udp", "udp6")) {
            for (String line : Files.readAllLines(process.resolve("net").resolve(table))) {
                String[] parts = line.strip().split("\\s+");
                boolean waits = table.startsWith("udp") || parts[3].equals(LISTENING);
                if (waits && own.contains("socket:[" + parts[9] + "]")) {
                    listening.add(table.substring(0, 3) + " " + parts[1]);
                }
            }
        }
        List<String> addresses = new ArrayList<>();
        for (String one : listening) {
            String[] address = one.split("[ :]");
            addresses.add(address[0] + " " + (LOOPBACK.contains(address[1]) ? "loopback" : address[1]) + " "
                    + Integer.parseInt(address[2], 16));
        }
        assertEquals(
                List.of("tcp loopback " + URI.create(server.url()).getPort()), addresses, "listening: " + listening);
    }

    private static Set<String> sockets(Path process) throws IOException {
        Set<String> found = new HashSet<>();
        try (Stream<Path> files = Files.list(process.resolve("fd"))) {
            for (Path file : files.toList()) {
                if (Files.isSymbolicLink(file)) {
                    found.add(Files.readSymbolicLink(file).toString());
                }
            }
        } catch (java.nio.file.NoSuchFileException closed) {
            // Sockets come and go while they are listed.
            return sockets(process);
        }
        return found;
    }
}
