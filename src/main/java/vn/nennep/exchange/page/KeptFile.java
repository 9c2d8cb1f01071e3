package vn.nennep.exchange.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A file that somebody looked at and may apply: kept on this server for an hour, for its owner alone. It is gone earlier
 * when another file is chosen, when it was applied, or when the person leaves.
 */
final class KeptFile implements Serializable {

    private static final String PREFIX = "nen-nep-kept";
    private static final Duration LONGEST = Duration.ofHours(1);

    private final String path;

    private KeptFile(Path path) {
        this.path = path.toString();
    }

    /** Keeps the content; what others forgot is cleared away. */
    static KeptFile of(InputStream content, Clock clock) {
        try {
            clear(clock.instant());
            Path kept = Files.createTempFile(PREFIX, ".tmp");
            Files.copy(content, kept, StandardCopyOption.REPLACE_EXISTING);
            return new KeptFile(kept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void clear(Instant now) throws IOException {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        try (DirectoryStream<Path> kept = Files.newDirectoryStream(folder, PREFIX + "*.tmp")) {
            for (Path one : kept) {
                if (isOld(one, now)) {
                    Files.deleteIfExists(one);
                }
            }
        }
    }

    private static boolean isOld(Path file, Instant now) throws IOException {
        return Files.exists(file)
                && Files.getLastModifiedTime(file).toInstant().plus(LONGEST).isBefore(now);
    }

    /** Where it is; empty when its time is over or it was on another server. */
    Optional<Path> find(Clock clock) {
        Path file = Path.of(path);
        try {
            return Files.exists(file) && !isOld(file, clock.instant()) ? Optional.of(file) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(Path.of(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
