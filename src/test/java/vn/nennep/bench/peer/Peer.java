package vn.nennep.bench.peer;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A way to fill {@code peer_total}, which is empty before, from the roll calls. */
public interface Peer extends AutoCloseable {

    /** What it is, in plain words. */
    String name();

    /** Counts all cells of the year; everything is committed when it returns. */
    void run() throws Exception;

    @Override
    default void close() throws SQLException {}

    /** The table of results: a cell's total, and its shares by month, topic group, form and grade. */
    static void createTable(Connection connection) throws SQLException {
        execute(
                connection,
                """
                create table peer_total (
                  cell_id bigint not null, dimension text not null, value text not null, sessions integer not null,
                  due integer not null, present integer not null, excused integer not null, absent integer not null,
                  primary key (cell_id, dimension, value))
                """);
    }

    /** One statement without an answer. */
    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
