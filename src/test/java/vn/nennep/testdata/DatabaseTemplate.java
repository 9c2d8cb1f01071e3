package vn.nennep.testdata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import vn.nennep.launcher.EmbeddedDatabase;
import vn.nennep.launcher.Folders;
import vn.nennep.launcher.StartException;
import vn.nennep.operation.Migrations;

/**
 * A database folder with all tables and rules and no row, made once by the first test of a build that wants one and copied
 * for every other: to make one takes five times as long as to copy it.
 */
final class DatabaseTemplate {

    private static final Path FOLDER = Path.of("target", "it", "template");
    private static final Path LOCK = Path.of("target", "it", "template.lock");

    /** The database itself, and the passwords beside it. */
    private static final List<String> PARTS = List.of("pg", "secrets");

    private DatabaseTemplate() {}

    /**
     * Puts a copy into a folder, in which there is no database.
     *
     * @param binaries where the programs of PostgreSQL are
     */
    static void copyTo(Path folder, Path binaries) throws IOException, StartException {
        Files.createDirectories(LOCK.getParent());
        // The forks of a build want it at the same moment.
        try (FileChannel channel = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            if (held.isValid() && !isMade()) {
                make(binaries);
            }
        }
        Folders.ofOwner(folder);
        for (String part : PARTS) {
            copy(FOLDER.resolve(part), folder.resolve(part));
        }
    }

    private static boolean isMade() throws IOException {
        return Files.exists(mark()) && Files.readString(mark()).equals(source());
    }

    /** Written last: what a run that was broken off has left is made anew. */
    private static Path mark() {
        return FOLDER.resolve("made-from");
    }

    private static void make(Path binaries) throws IOException, StartException {
        Path data = FOLDER.resolve("pg");
        EmbeddedDatabase.stopOrphan(data);
        Folders.delete(FOLDER);
        try (EmbeddedDatabase database = EmbeddedDatabase.start(
                data, binaries, FOLDER.resolve("database.log"), EmbeddedDatabase.Durability.FAST)) {
            Migrated.latest(database);
        } catch (SQLException e) {
            throw new IllegalStateException("the tables of the template cannot be made", e);
        }
        Files.writeString(mark(), source());
    }

    /** What it depends on: the migrations, and the day, since some tables have parts by month and year. */
    private static String source() throws IOException {
        try {
            Path scripts = Path.of(Migrations.class.getResource("/db/migration").toURI())
                    .getParent();
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(LocalDate.now().toString().getBytes(StandardCharsets.UTF_8));
            try (Stream<Path> all = Files.walk(scripts)) {
                for (Path one : all.filter(Files::isRegularFile).sorted().toList()) {
                    digest.update(scripts.relativize(one).toString().getBytes(StandardCharsets.UTF_8));
                    digest.update(Files.readAllBytes(one));
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (URISyntaxException | GeneralSecurityException e) {
            throw new IllegalStateException("the migrations cannot be read", e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Folders.delete(to);
        try (Stream<Path> all = Files.walk(from)) {
            all.forEach(one -> copyOne(one, to.resolve(from.relativize(one).toString())));
        }
    }

    private static void copyOne(Path from, Path to) {
        try {
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
