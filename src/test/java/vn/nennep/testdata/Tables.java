package vn.nennep.testdata;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import vn.nennep.launcher.EmbeddedDatabase;

/**
 * Statements of a test beside the program, as the owner of the tables, each a transaction of its own: to look at what was
 * written, and to make what no door of the program makes.
 */
public final class Tables {

    private final Source source;

    private Tables(Source source) {
        this.source = source;
    }

    /** Those of a server. */
    public static Tables of(TestServer server) {
        return new Tables(server::connect);
    }

    /** Those of a database of the test's own. */
    public static Tables of(EmbeddedDatabase database) {
        return new Tables(database::connect);
    }

    /** Those of whatever connections of the owner lead to. */
    public static Tables of(Source source) {
        return new Tables(source);
    }

    /** Opens connections of the owner. */
    public interface Source {
        Connection connect() throws SQLException;
    }

    /**
     * Changes rows.
     *
     * @param values for the question marks of the statement
     * @return how many rows it changed
     */
    public int run(String sql, Object... values) {
        return with(sql, values, statement -> statement.execute() ? 0 : statement.getUpdateCount());
    }

    /** The first value of the only row that a query finds, as text; null where the row has none. Fails without a row. */
    public String only(String sql, Object... values) {
        List<String> found = list(sql, values);
        if (found.isEmpty()) {
            throw new AssertionError("nothing found: " + sql);
        }
        return found.get(0);
    }

    /** The first value of each row that a query finds, as text. */
    public List<String> list(String sql, Object... values) {
        return with(sql, values, statement -> {
            List<String> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(row.getString(1));
                }
            }
            return found;
        });
    }

    /** The reference under which pages know a meeting. */
    public String meeting(String code) {
        return only("select ref from meeting where code = ?", code);
    }

    /** The reference under which pages know a member. */
    public String member(String code) {
        return only("select ref from member where code = ?", code);
    }

    /** Locks a year, as an officer does; {@link #forgetYear} takes it back. */
    public void lockYear(int year) {
        run(
                "insert into reporting_year (year, locked_at, locked_by) values (?, now(), 'test')"
                        + " on conflict (year) do update set locked_at = now(), locked_by = 'test'",
                year);
    }

    /** The periods of a year were never decided. */
    public void forgetYear(int year) {
        run("delete from reporting_year where year = ?", year);
    }

    private interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    private <T> T with(String sql, Object[] values, Use<T> use) {
        try (Connection connection = source.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return use.of(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
