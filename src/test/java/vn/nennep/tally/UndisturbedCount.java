package vn.nennep.tally;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The published figures of a year row by row, and those of a full count of the same data that nothing disturbed. */
public final class UndisturbedCount {

    private UndisturbedCount() {}

    /** The rows as they are published, without the number of a line, which is no figure. */
    public static List<String> published(Connection connection, int year) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (String table : List.of("unit_total", "unit_total_part", "unit_total_aside")) {
                try (ResultSet row =
                        statement.executeQuery("select '" + table + " ' || (to_jsonb(t) - 'id')::text from " + table
                                + " t where year = " + year + " order by 1")) {
                    while (row.next()) {
                        rows.add(row.getString(1));
                    }
                }
            }
        }
        return rows;
    }

    /**
     * The rows of a full count as of the same day. Nothing of it stays.
     *
     * @param connection of the owner, that commits by itself
     */
    public static List<String> counted(Connection connection, int year) throws SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (Statement statement = connection.createStatement()) {
            LocalDate asOf;
            try (ResultSet row = statement.executeQuery("select as_of from published_year where year = " + year)) {
                row.next();
                asOf = row.getObject(1, LocalDate.class);
            }
            for (String table : List.of("unit_total_part", "unit_total", "unit_total_aside")) {
                statement.execute("delete from " + table + " where year = " + year);
            }
            new Consolidation(connection, year, asOf).run((part, millis) -> {});
            return published(connection, year);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        }
    }
}
