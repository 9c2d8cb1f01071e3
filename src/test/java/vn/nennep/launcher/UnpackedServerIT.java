package vn.nennep.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server that stays unpacked, without starting it: what is kept, what is put back, what is made anew. */
class UnpackedServerIT {

    private static final Path BINARIES = Path.of("target", "server");

    @Test
    void keepsItsFilesAndItsClassesUntilTheServerIsAnother(@TempDir Path temporary) throws Exception {
        Path binaries = Files.createDirectory(temporary.resolve("binaries"));
        for (String name : List.of("payara-micro.jar", "postgresql.jar")) {
            Files.copy(BINARIES.resolve(name), binaries.resolve(name));
        }
        Path folder = temporary.resolve("unpacked");

        UnpackedServer first = UnpackedServer.prepare(binaries, folder);
        assertTrue(Files.isRegularFile(first.jar()));
        assertFalse(first.isArchived());
        showHelp(first, temporary.resolve("first.log"));
        assertTrue(first.archive());
        Path settings = folder.resolve("config").resolve("domain.xml");
        String asUnpacked = Files.readString(settings);
        Files.writeString(settings, "what a start has left");
        Files.createDirectory(folder.resolve("applications"));

        UnpackedServer second = UnpackedServer.prepare(binaries, folder);
        assertEquals(asUnpacked, Files.readString(settings));
        assertFalse(Files.exists(folder.resolve("applications")));
        assertTrue(second.isArchived());
        showHelp(second, temporary.resolve("second.log"));
        assertTrue(
                Files.readString(temporary.resolve("second.log"))
                        .matches("(?s).* fish\\.payara\\.\\S+ source: shared objects file.*"),
                "the archive fits its files");

        Files.setLastModifiedTime(binaries.resolve("payara-micro.jar"), FileTime.from(Instant.EPOCH));
        assertFalse(UnpackedServer.prepare(binaries, folder).isArchived());
    }

    @Test
    void isDoneWithoutWhereTheServerCannotReadItself(@TempDir Path temporary) {
        assertTrue(UnpackedServer.isPossible(temporary.resolve("data")));
        assertFalse(UnpackedServer.isPossible(temporary.resolve("dữ liệu")));
        assertFalse(UnpackedServer.isPossible(temporary.resolve("my data")));
    }

    /** Has the server print its own help, for which it loads some of its classes. */
    private static void showHelp(UnpackedServer server, Path log) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xlog:class+load");
        command.addAll(server.jvmFlags());
        command.addAll(List.of("-jar", server.jar().toString(), "--help"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertTrue(process.waitFor(2, TimeUnit.MINUTES));
        assertTrue(Files.readString(log).contains("--rootdir"), "it was the server");
    }
}
