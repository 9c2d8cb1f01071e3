package vn.nennep.testdata;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import vn.nennep.launcher.Folders;

/**
 * The database and the attached files of a server after its first start with the demonstration, copied from the first that
 * made one while it runs on, as a backup is. A server that starts on a copy saves the half of a first start.
 */
final class DemonstrationTemplate {

    private static final Path FOLDER = Path.of("target", "it", "demonstration");
    private static final Path LOCK = Path.of("target", "it", "demonstration.lock");

    /** The database, the passwords of its roles, and what is attached. */
    private static final List<String> PARTS = List.of("pg", "secrets", "files");

    private DemonstrationTemplate() {}

    /** Whether there is one of this very application; never of one that lies open in a folder, where classes change. */
    static boolean isMade(Path war) throws IOException {
        return Files.isRegularFile(war)
                && Files.exists(mark())
                && Files.readString(mark()).equals(source(war));
    }

    /** Puts a copy into a folder, in which there is no database. */
    static void copyTo(Path folder) throws IOException {
        Folders.ofOwner(folder);
        for (String part : PARTS) {
            Folders.delete(folder.resolve(part));
            copy(FOLDER.resolve(part), folder.resolve(part), "");
        }
    }

    /** Keeps what is in the folder of a server that has just started, unless another fork has kept its own. */
    static void keep(TestServer server, Path folder, Path war) throws IOException, SQLException {
        if (!Files.isRegularFile(war)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            if (!held.isValid() || isMade(war)) {
                return;
            }
            Folders.delete(FOLDER);
            Folders.ofOwner(FOLDER);
            for (String part : PARTS.subList(1, PARTS.size())) {
                copy(folder.resolve(part), FOLDER.resolve(part), "");
            }
            backUp(server, folder.resolve("pg"), FOLDER.resolve("pg"));
            Files.writeString(mark(), source(war));
        }
    }

    /** The order is that of PostgreSQL: what the log says since the first statement mends what was copied half written. */
    private static void backUp(TestServer server, Path from, Path to) throws IOException, SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('demonstration', true)");
            copy(from, to, "pg_wal");
            try (ResultSet stopped = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
                stopped.next();
                Files.writeString(to.resolve("backup_label"), stopped.getString(1));
            }
            copy(from.resolve("pg_wal"), to.resolve("pg_wal"), "");
        }
        Files.deleteIfExists(to.resolve("postmaster.pid"));
    }

    /** Written last: what a run that was broken off has left is made anew. */
    private static Path mark() {
        return FOLDER.resolve("made-from");
    }

    private static String source(Path war) throws IOException {
        return Files.size(war) + " " + Files.getLastModifiedTime(war);
    }

    /** @param without the name of a folder in it that is left out */
    private static void copy(Path from, Path to, String without) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.toList()) {
                Path within = from.relativize(one);
                if (without.isEmpty() || !within.startsWith(without)) {
                    copyIfThere(one, to.resolve(within.toString()));
                }
            }
        }
    }

    /** A database at work deletes files, such as what it keeps of its catalogue; whoever reads the copy makes them anew. */
    private static void copyIfThere(Path from, Path to) throws IOException {
        try {
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (NoSuchFileException gone) {
            if (Files.exists(from)) {
                throw gone;
            }
        }
    }
}
