package vn.nennep.testdata;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rows of tables at one moment, to be compared with those of another: a difference is named by its rows.
 *
 * <p>Left out is what changes by itself or by coming in: the log, the counts of sign-ins that failed or passed, the
 * server's own job repository.
 */
public record TableState(Map<String, List<String>> rows) {

    private static final String COMPARED =
            "select table_name from information_schema.tables where table_schema = 'public'"
                    + " and table_type = 'BASE TABLE' and table_name !~ '^(audit|flyway|jbatch)_'"
                    + " and table_name <> 'sign_in_brake'";

    private static final int LINES_TOLD = 20;

    /** All tables of the program. */
    public static TableState of(TestServer server) throws SQLException {
        try (Connection connection = server.connect()) {
            return read(connection, column(connection, COMPARED));
        }
    }

    /** These tables. */
    public static TableState of(TestServer server, List<String> tables) throws SQLException {
        try (Connection connection = server.connect()) {
            return read(connection, tables);
        }
    }

    private static TableState read(Connection connection, List<String> tables) throws SQLException {
        Map<String, List<String>> rows = new TreeMap<>();
        for (String table : tables) {
            rows.put(table, column(connection, "select t::text from " + table + " t order by 1"));
        }
        return new TableState(rows);
    }

    private static List<String> column(Connection connection, String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }

    /** Which rows went (-) and came (+) until the later moment; of many the first. */
    public List<String> changesUntil(TableState later) {
        List<String> changes = new ArrayList<>();
        TreeSet<String> tables = new TreeSet<>(rows.keySet());
        tables.addAll(later.rows.keySet());
        for (String table : tables) {
            Map<String, Integer> counts = new TreeMap<>();
            rows.getOrDefault(table, List.of()).forEach(row -> counts.merge(row, 1, Integer::sum));
            later.rows.getOrDefault(table, List.of()).forEach(row -> counts.merge(row, -1, Integer::sum));
            counts.forEach((row, count) -> {
                String line = (count > 0 ? "- " : "+ ") + table + " " + row;
                changes.addAll(Collections.nCopies(Math.abs(count), line));
            });
        }
        if (changes.size() <= LINES_TOLD) {
            return changes;
        }
        List<String> told = new ArrayList<>(changes.subList(0, LINES_TOLD));
        told.add("… " + changes.size() + " lines in all");
        return told;
    }

    /** Fails, naming the rows, unless the tables still stand as they did. */
    public void assertUnchanged(TestServer server) throws SQLException {
        assertSame(of(server, List.copyOf(rows.keySet())));
    }

    /** Fails, naming the rows, unless the other state is the same. */
    public void assertSame(TableState other) {
        List<String> changes = changesUntil(other);
        if (!changes.isEmpty()) {
            throw new AssertionError("the tables changed:\n" + String.join("\n", changes));
        }
    }
}
