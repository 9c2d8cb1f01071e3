package vn.nennep.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The clock of the installation's processes, by libfaketime: a file says how far it is from the true one. The clock of this
 * machine stays as it is.
 */
final class MovedClock {

    private static final List<String> PLACES = List.of(
            "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1",
            "/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1",
            "/usr/lib/faketime/libfaketime.so.1");

    private final Path library;
    private final Path file;

    private MovedClock(Path library, Path file) {
        this.library = library;
        this.file = file;
    }

    /** Empty where the library is not installed. */
    static Optional<MovedClock> in(Path folder) throws IOException {
        Optional<Path> found =
                PLACES.stream().map(Path::of).filter(Files::exists).findFirst();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        MovedClock clock = new MovedClock(found.get(), folder.resolve("clock").toAbsolutePath());
        clock.move(0);
        return Optional.of(clock);
    }

    /** What a process needs to have this clock. */
    Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD", library.toString(),
                "FAKETIME_TIMESTAMP_FILE", file.toString(),
                "FAKETIME_CACHE_DURATION", "1",
                // What measures how long something takes goes on as ever.
                "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                // Otherwise every timed wait of a JVM returns at once.
                "FAKETIME_FORCE_MONOTONIC_FIX", "0",
                "NO_FAKE_STAT", "1");
    }

    /** Sets it so many hours ahead of the true time; it holds within a second. */
    void move(int hours) throws IOException {
        Path part = file.resolveSibling("clock.part");
        Files.writeString(part, (hours < 0 ? "-" : "+") + Math.abs(hours) * 3_600 + "\n");
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
