package vn.nennep.exchange;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The rows of a file in a temporary table {@code staged}, which goes with the transaction. */
final class Staging {

    private static final int ROWS_AT_ONCE = 5_000;

    /** The temporary tables that the kinds of files make. */
    private static final List<String> TEMPORARY = List.of(
            "staged",
            "there",
            "own_branch",
            "future",
            "changed",
            "called",
            "expected",
            "roll",
            "touched",
            "closed_for",
            "ending",
            "beyond",
            "touching");

    private final Connection connection;
    private final List<Column> columns;
    private final List<Fault> notices = new ArrayList<>();
    private final List<CsvRow> waiting = new ArrayList<>(ROWS_AT_ONCE);

    Staging(Connection connection, List<Column> columns) throws SQLException {
        this.connection = connection;
        this.columns = columns;
        try (Statement statement = connection.createStatement()) {
            // Several files can go in within one transaction; each starts with clean tables.
            for (String table : TEMPORARY) {
                statement.execute("drop table if exists pg_temp." + table);
            }
            // Row numbers keep the order of the file even where two rows stand on one line.
            statement.execute("create temp table staged (row_no serial, line bigint, valid boolean, cleared text, "
                    + columns.stream()
                            .map(column -> quoted(column) + " " + column.shape().type())
                            .collect(Collectors.joining(", "))
                    + ") on commit drop");
        }
    }

    void add(CsvRow row) {
        waiting.add(row);
        if (waiting.size() == ROWS_AT_ONCE) {
            flush();
        }
    }

    void finish() throws SQLException {
        flush();
        execute("analyze staged");
    }

    /**
     * Fills the empty fields of rows that are there already with what stands there, so that a blank changes nothing.
     *
     * @param existing a query of {@code row_no} and the columns that may be empty, under the names of the file
     * @param kept names of those columns
     * @return how many fields with a value the file asks to be emptied
     */
    int keep(String existing, List<String> kept) throws SQLException {
        execute("create temp table there on commit drop as " + existing);
        execute("create unique index on there (row_no)");
        execute("analyze there");
        String asked = "'%1$s' = any(string_to_array(coalesce(s.cleared, ''), ' '))";
        String emptied = kept.stream()
                .map(column -> ("(" + asked + " and e.\"%1$s\" is not null)::integer").formatted(column))
                .collect(Collectors.joining(" + "));
        int cleared =
                number("select coalesce(sum(" + emptied + "), 0) from staged s join there e on e.row_no = s.row_no"
                        + " where s.valid and s.cleared is not null");
        String values = kept.stream()
                .map(column -> ("\"%1$s\" = case when s.\"%1$s\" is null and not " + asked
                                + " then e.\"%1$s\" else s.\"%1$s\" end")
                        .formatted(column))
                .collect(Collectors.joining(", "));
        String empty = kept.stream()
                .map(column -> "s.\"%s\" is null".formatted(column))
                .collect(Collectors.joining(" or "));
        execute("update staged s set " + values + " from there e where e.row_no = s.row_no and s.valid and (" + empty
                + ")");
        return cleared;
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    int update(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    /** The one number that a query with parameters comes to. */
    int count(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(sql, parameters);
                ResultSet result = statement.executeQuery()) {
            result.next();
            return result.getInt(1);
        }
    }

    int number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getInt(1);
        }
    }

    /** The rows of a query of two texts. */
    List<String[]> pairs(String sql) throws SQLException {
        List<String[]> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(new String[] {rows.getString(1), rows.getString(2)});
            }
        }
        return found;
    }

    /**
     * Adds a fault for each row that a query finds, up to {@link Fault#MOST} in all.
     *
     * @param sql selects the line, then any number of facts as text
     */
    void faults(List<Fault> faults, String column, String key, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(sql, parameters);
                ResultSet found = rowsOf(statement)) {
            int facts = found.getMetaData().getColumnCount() - 1;
            while (faults.size() < Fault.MOST && found.next()) {
                List<String> texts = new ArrayList<>(facts);
                for (int i = 0; i < facts; i++) {
                    String fact = found.getString(i + 2);
                    texts.add(fact == null ? "" : fact);
                }
                faults.add(new Fault(found.getLong(1), column, key, texts));
            }
        }
    }

    /**
     * Notes what the file did beyond its rows, or with them, for each row that a query finds.
     *
     * @param sql as in {@link #faults}
     */
    void notices(String column, String key, String sql, Object... parameters) throws SQLException {
        faults(notices, column, key, sql, parameters);
    }

    /** What was noted so far. */
    List<Fault> notices() {
        return notices;
    }

    /** By and by, not all in memory at once. */
    private static ResultSet rowsOf(PreparedStatement query) throws SQLException {
        query.setFetchSize(ROWS_AT_ONCE);
        return query.executeQuery();
    }

    private void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        String names = columns.stream().map(Staging::quoted).collect(Collectors.joining(", "));
        String arrays = "?::text[], ".repeat(columns.size());
        String values = columns.stream()
                .map(column -> "v." + quoted(column) + "::" + column.shape().type())
                .collect(Collectors.joining(", "));
        String sql =
                "insert into staged (line, valid, cleared, %s) select v.line, v.valid, v.cleared, %s from unnest(?::bigint[], ?::boolean[], ?::text[], %s) as v(line, valid, cleared, %s)"
                        .formatted(names, values, arrays.substring(0, arrays.length() - 2), names);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(
                    1, array("bigint", waiting.stream().map(CsvRow::line).toArray()));
            statement.setArray(
                    2, array("boolean", waiting.stream().map(CsvRow::valid).toArray()));
            statement.setArray(
                    3,
                    array(
                            "text",
                            waiting.stream()
                                    .map(row -> row.cleared().isEmpty() ? null : String.join(" ", row.cleared()))
                                    .toArray()));
            for (int i = 0; i < columns.size(); i++) {
                int column = i;
                statement.setArray(
                        4 + i,
                        array(
                                "text",
                                waiting.stream().map(row -> row.value(column)).toArray()));
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("staging failed: " + e.getMessage(), e);
        }
        waiting.clear();
    }

    private Array array(String type, Object[] values) throws SQLException {
        return connection.createArrayOf(type, values);
    }

    private PreparedStatement prepared(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    // Two columns of the contract are called like words of SQL: from and to.
    private static String quoted(Column column) {
        return '"' + column.name() + '"';
    }
}
