package vn.nennep.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Gives a server that stays up the data of its first start again and again. The database keeps its name, so that the
 * server's pool needs to be told nothing: a connection that was cut is replaced when it is next asked for.
 */
final class KeptDatabase {

    private static final String NAME = "postgres";
    private static final String TEMPLATE = "nennep_first_start";

    private final EmbeddedDatabase database;
    private final Path files;
    private final Path filesTemplate;

    /** @param files the folder of attached files, which belong to the data */
    KeptDatabase(EmbeddedDatabase database, Path files) {
        this.database = database;
        this.files = files;
        this.filesTemplate = files.resolveSibling(files.getFileName() + ".first-start");
    }

    /** Leaves an empty database and no files. */
    void empty() throws SQLException, IOException {
        try (Connection connection = beside();
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + TEMPLATE + " with (force)");
            statement.execute("drop database if exists " + NAME + " with (force)");
            statement.execute("create database " + NAME + " template template0");
        }
        Folders.ofOwner(Folders.empty(files));
    }

    /** Remembers the data as they are now; whoever works on them is cut off. */
    void remember() throws SQLException, IOException {
        try (Connection connection = beside();
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + TEMPLATE + " with (force)");
            // PostgreSQL copies a database only while nobody is connected to it.
            statement.execute("alter database " + NAME + " allow_connections false");
            try {
                cutOff(statement);
                statement.execute("create database " + TEMPLATE + " template " + NAME);
            } finally {
                statement.execute("alter database " + NAME + " allow_connections true");
            }
        }
        copy(files, filesTemplate);
    }

    /** Puts the remembered data in the place of whatever is there now. */
    void giveAgain() throws SQLException, IOException {
        Map<String, Long> sequences = sequences();
        try (Connection connection = beside();
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + NAME + " with (force)");
            statement.execute("create database " + NAME + " template " + TEMPLATE);
        }
        advance(sequences);
        copy(filesTemplate, files);
    }

    /** The server holds numbers in hand that it took from the sequences: they must not come a second time. */
    private void advance(Map<String, Long> sequences) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, Long> sequence : sequences.entrySet()) {
                statement.execute("select setval('" + sequence.getKey() + "', " + sequence.getValue() + ")");
            }
        }
    }

    private Map<String, Long> sequences() throws SQLException {
        Map<String, Long> found = new TreeMap<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select quote_ident(schemaname) || '.' || quote_ident(sequencename), last_value"
                                + " from pg_sequences where last_value is not null")) {
            while (row.next()) {
                found.put(row.getString(1), row.getLong(2));
            }
        }
        return found;
    }

    private static void cutOff(Statement statement) throws SQLException {
        String others = " from pg_stat_activity where datname = '" + NAME + "'";
        statement.execute("select pg_terminate_backend(pid, 10000)" + others);
    }

    /** A connection to no database of the application. */
    private Connection beside() throws SQLException {
        return DriverManager.getConnection(
                database.jdbcUrl().replace("/" + NAME + "?", "/template1?"),
                database.owner(),
                database.ownerPassword());
    }

    private static void copy(Path from, Path to) throws IOException {
        Folders.ofOwner(Folders.empty(to));
        if (!Files.isDirectory(from)) {
            return;
        }
        List<Path> found;
        try (Stream<Path> walked = Files.walk(from)) {
            found = walked.skip(1).toList();
        }
        for (Path path : found) {
            Files.copy(path, to.resolve(from.relativize(path).toString()));
        }
    }
}
