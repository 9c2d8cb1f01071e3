package vn.nennep.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * The database of an installation, for a command that looks into it as the owner of the tables: the one of NENNEP_DB_URL, or
 * that of the data folder, whether the program runs or not.
 */
final class OwnerDatabase {

    private OwnerDatabase() {}

    /** What a command does with the database. */
    interface Use<T> {
        T with(String url, String user, String password) throws SQLException;
    }

    /**
     * Lets a command use the database; starts it for as long when it does not run.
     *
     * @param project folder of the project, in which the data folder is when no other is named
     * @throws StartException when there is none
     */
    static <T> T use(Map<String, String> environment, Path project, Use<T> use)
            throws StartException, SQLException, IOException {
        String url = environment.get("NENNEP_DB_URL");
        if (url != null && !url.isBlank()) {
            return use.with(
                    url,
                    environment.getOrDefault("NENNEP_DB_OWNER", ""),
                    environment.getOrDefault("NENNEP_DB_OWNER_PASSWORD", ""));
        }
        String folder = environment.getOrDefault("NENNEP_DATA", "");
        Path data = (folder.isBlank() ? project.resolve("data") : Path.of(folder))
                .toAbsolutePath()
                .normalize();
        if (!Files.isDirectory(data.resolve("pg"))) {
            throw new StartException("there is no database in " + data + "; NENNEP_DATA names the data folder");
        }
        Path running = data.resolve("pg").resolve("postmaster.pid");
        if (Files.exists(running)) {
            List<String> lines = Files.readAllLines(running);
            String open = "jdbc:postgresql://127.0.0.1:" + lines.get(3) + "/postgres";
            String password = Secret.of(data.resolve("secrets").resolve("database-owner"));
            if (answers(open, password)) {
                return use.with(open, "postgres", password);
            }
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.start(
                data.resolve("pg"),
                data.resolve("postgresql"),
                data.resolve("logs").resolve("database.log"),
                EmbeddedDatabase.Durability.DURABLE)) {
            return use.with(database.jdbcUrl(), database.owner(), database.ownerPassword());
        }
    }

    /** Whether it runs: a database that was killed leaves its note behind. */
    private static boolean answers(String url, String password) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", password)) {
            return connection.isValid(0);
        } catch (SQLException e) {
            if ("08001".equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }
}
