package vn.nennep.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom the database of a data folder lets in, and who can read its secrets. */
class EmbeddedDatabaseIT {

    private static final Path BINARIES =
            Path.of("target", "it", "fork-" + System.getProperty("nennep.fork", "0"), "postgresql");

    @Test
    void letsNobodyInWithoutItsSecretsAndKeepsThemFromOthers(@TempDir Path folder) throws Exception {
        try (EmbeddedDatabase database = start(folder)) {
            assertClosed(database);
            assertNotEquals(database.ownerPassword(), database.password());
            try (Connection own =
                    DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password())) {
                assertTrue(own.isValid(5));
            }
            assertOwnersAlone(folder);
        }
        String kept;
        try (EmbeddedDatabase again = start(folder)) {
            kept = again.password();
            assertClosed(again);
        }
        try (EmbeddedDatabase again = start(folder)) {
            assertEquals(kept, again.password(), "a start changes no secret");
        }
    }

    @Test
    void bringsOverAFolderOfAReleaseThatTrustedEverybody(@TempDir Path folder) throws Exception {
        try (EmbeddedDatabase database = start(folder);
                Connection owner = database.connect();
                Statement statement = owner.createStatement()) {
            statement.execute("create table kept (what text)");
            statement.execute("insert into kept values ('still there')");
            statement.execute("alter role nennep password null");
            statement.execute("alter role postgres password null");
        }
        Files.writeString(
                folder.resolve("pg").resolve("pg_hba.conf"),
                "local all all trust\nhost all all 127.0.0.1/32 trust\nhost all all ::1/128 trust\n");
        for (Path secret : secrets(folder)) {
            Files.delete(secret);
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));

        try (EmbeddedDatabase database = start(folder)) {
            assertClosed(database);
            try (Connection owner = database.connect();
                    Statement statement = owner.createStatement();
                    var row = statement.executeQuery("select what from kept")) {
                assertTrue(row.next());
                assertEquals("still there", row.getString(1));
            }
            assertOwnersAlone(folder);
        }
    }

    private static EmbeddedDatabase start(Path folder) throws StartException {
        return EmbeddedDatabase.start(
                folder.resolve("pg"),
                BINARIES,
                folder.resolve("logs").resolve("database.log"),
                EmbeddedDatabase.Durability.FAST);
    }

    private static void assertClosed(EmbeddedDatabase database) {
        for (String user : List.of("postgres", "nennep", System.getProperty("user.name"))) {
            for (String guess : List.of("", "nennep", "postgres")) {
                SQLException refused = assertThrows(
                        SQLException.class,
                        () -> DriverManager.getConnection(database.jdbcUrl(), user, guess)
                                .close(),
                        user + " came in with the password \"" + guess + "\"");
                assertTrue(String.valueOf(refused.getSQLState()).matches("28.*|08004"), refused.getMessage());
            }
        }
    }

    private static List<Path> secrets(Path folder) throws Exception {
        try (Stream<Path> files = Files.walk(folder.resolve("secrets"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static void assertOwnersAlone(Path folder) throws Exception {
        List<Path> secrets = secrets(folder);
        assertEquals(2, secrets.size(), secrets.toString());
        for (Path secret : secrets) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)));
        }
        for (Path part : List.of(folder.resolve("secrets"), folder.resolve("pg"), folder.resolve("logs"))) {
            assertEquals(
                    "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(part)), part.toString());
        }
        assertFalse(Files.exists(folder.resolve("pg.unfinished")));
    }
}
