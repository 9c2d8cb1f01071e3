package vn.nennep.material;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import vn.nennep.shared.RefusedException;
import vn.nennep.shared.VietnameseText;

/**
 * The folder of files, outside the web root: each content once, under its hash, the picture of its first page beside it.
 * It is no part of any transaction; what nobody attached after all is swept out later.
 */
@ApplicationScoped
public class FileStore {

    private static final int LONGEST_NAME = 200;
    private static final int BUFFER = 64 * 1024;
    private static final String PICTURE = ".png";

    /** Signs that make a name look like another one, or end it early. */
    private static final String STRANGE_SIGNS = ".*[\\p{Cntrl}\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069].*";

    /** Office files that hold programs, by their names. */
    private static final Set<String> MACRO_ENDINGS = Set.of("pptm", "ppsm", "potm", "docm", "dotm", "xlsm");

    @Inject
    private FileSettings settings;

    @Inject
    private Pictures pictures;

    @Inject
    private Clock clock;

    protected FileStore() {}

    /** For tests, without a container. */
    FileStore(FileSettings settings, Pictures pictures, Clock clock) {
        this.settings = settings;
        this.pictures = pictures;
        this.clock = clock;
    }

    /** Whether the installation keeps files at all. */
    public boolean isThere() {
        return settings.folder().isPresent();
    }

    /**
     * Looks a file through and keeps it.
     *
     * @param name as the browser told it
     * @throws RefusedException saying what is wrong with it and what to do; nothing is kept then
     */
    public StoredFile receive(String name, InputStream content) {
        String tidyName = requireName(name);
        MaterialType promised = requireEnding(tidyName);
        Path folder = settings.folder().orElseThrow(() -> RefusedException.conflict("material.no-folder"));
        try {
            Path incoming = Files.createDirectories(folder.resolve("incoming"));
            Path part = Files.createTempFile(incoming, "upload", ".part");
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                long size = copy(content, part, digest);
                requirePromised(tidyName, promised, part);
                return keep(tidyName, promised, size, HexFormat.of().formatHex(digest.digest()), part);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String requireName(String name) {
        if (name == null || name.isBlank()) {
            throw RefusedException.invalid("material.no-file");
        }
        if (name.contains("/") || name.contains("\\")) {
            throw RefusedException.invalid("material.name-is-path");
        }
        String tidy = VietnameseText.tidy(name);
        if (name.matches(STRANGE_SIGNS) || tidy == null || tidy.startsWith(".")) {
            throw RefusedException.invalid("material.name-strange");
        }
        if (tidy.length() > LONGEST_NAME) {
            throw RefusedException.invalid("material.name-long", LONGEST_NAME);
        }
        return tidy;
    }

    private MaterialType requireEnding(String name) {
        if (MACRO_ENDINGS.contains(MaterialType.endingOf(name))) {
            throw RefusedException.invalid("material.macros");
        }
        return MaterialType.promisedBy(name)
                .filter(settings.getTypes()::contains)
                .orElseThrow(() -> RefusedException.invalid("material.type-not-taken", settings.typesText()));
    }

    private long copy(InputStream content, Path part, MessageDigest digest) throws IOException {
        long size = 0;
        byte[] buffer = new byte[BUFFER];
        try (OutputStream out = Files.newOutputStream(part)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                size += read;
                if (size > settings.largestBytes()) {
                    throw RefusedException.invalid("material.too-large", settings.getLargestMegabytes());
                }
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        }
        if (size == 0) {
            throw RefusedException.invalid("material.empty");
        }
        return size;
    }

    private static void requirePromised(String name, MaterialType promised, Path part) throws IOException {
        if (FileContent.typeOf(part).filter(type -> type == promised).isEmpty()) {
            throw RefusedException.invalid("material.lies", promised.name(), name);
        }
    }

    private StoredFile keep(String name, MaterialType type, long size, String sha256, Path part) throws IOException {
        Path kept = path(sha256);
        Files.createDirectories(kept.getParent());
        if (Files.exists(kept)) {
            // Dated as if it were new, so that the sweep leaves it time to be attached.
            Files.setLastModifiedTime(kept, FileTime.from(clock.instant()));
        } else {
            Files.move(part, kept, StandardCopyOption.ATOMIC_MOVE);
        }
        Path picture = picturePath(sha256);
        boolean pictured = Files.exists(picture) || pictures.make(kept, type, picture);
        return new StoredFile(name, type, size, sha256, pictured);
    }

    /** Where the content lies, or would. */
    Path path(String sha256) {
        Path folder = settings.folder().orElseThrow(() -> RefusedException.conflict("material.no-folder"));
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    Path picturePath(String sha256) {
        Path kept = path(sha256);
        return kept.resolveSibling(kept.getFileName() + PICTURE);
    }

    /** Hashes of the contents that came before a moment. */
    List<String> listBefore(Instant moment) throws IOException {
        Path folder = settings.folder().filter(Files::isDirectory).orElse(null);
        if (folder == null) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(file -> file.getFileName().toString().matches("[0-9a-f]{64}"))
                    .filter(file -> isBefore(file, moment))
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    private static boolean isBefore(Path file, Instant moment) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(moment);
        } catch (IOException gone) {
            return false;
        }
    }

    void delete(String sha256) throws IOException {
        Files.deleteIfExists(picturePath(sha256));
        Files.deleteIfExists(path(sha256));
    }
}
