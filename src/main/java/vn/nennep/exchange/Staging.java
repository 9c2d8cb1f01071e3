package vn.nennep.exchange;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.Update;
import vn.nennep.shared.Sql;

/** The rows of a file in a temporary table {@code staged}, which goes with the transaction. */
final class Staging {

    private static final int ROWS_AT_ONCE = 5_000;

    /** The temporary tables that the kinds of files make. */
    private static final List<String> TEMPORARY = List.of(
            "staged",
            "there",
            "own_branch",
            "future",
            "life",
            "changed",
            "called",
            "expected",
            "roll",
            "touched",
            "closed_for",
            "ending",
            "beyond",
            "touching",
            "planned",
            "seen",
            "marked");

    private final Handle handle;
    private final List<Column> columns;
    private final FileRules.Context context;
    private final List<Fault> notices = new ArrayList<>();
    private final List<FileRow> waiting = new ArrayList<>(ROWS_AT_ONCE);

    /**
     * @param connection of the transaction
     * @param context every statement may name {@code :login} and {@code :today} of it
     */
    Staging(Connection connection, List<Column> columns, FileRules.Context context) {
        this.handle = Sql.on(connection);
        this.handle.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
        this.columns = columns;
        this.context = context;
        // Several files can go in within one transaction; each starts with clean tables.
        for (String table : TEMPORARY) {
            execute("drop table if exists pg_temp." + table);
        }
        // Row numbers keep the order of the file even where two rows stand on one line.
        execute("create temp table staged (row_no serial, line bigint, valid boolean, cleared text, "
                + columns.stream()
                        .map(column -> quoted(column) + " " + column.shape().type())
                        .collect(Collectors.joining(", "))
                + ") on commit drop");
    }

    void add(FileRow row) {
        waiting.add(row);
        if (waiting.size() == ROWS_AT_ONCE) {
            flush();
        }
    }

    void finish() {
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
    int keep(String existing, List<String> kept) {
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

    void execute(String sql) {
        handle.execute(sql);
    }

    /** Lets the planner see what was written into a table, which it may have known as empty. */
    void analyze(String table) {
        query("select cast(analyze_table(:table) as text)", Map.of("table", table))
                .mapTo(String.class)
                .one();
    }

    /** @return rows written */
    int update(String sql) {
        return update(sql, Map.of());
    }

    /**
     * @param more values of further names
     * @return rows written
     */
    int update(String sql, Map<String, ?> more) {
        return bound(handle.createUpdate(sql)).bindMap(more).execute();
    }

    /** The one number that a query comes to. */
    int number(String sql) {
        return number(sql, Map.of());
    }

    int number(String sql, Map<String, ?> more) {
        return query(sql, more).mapTo(int.class).one();
    }

    /** The rows of a query, whose columns are called like the components of the record. */
    <T> List<T> list(String sql, Class<T> rows) {
        return query(sql, Map.of()).mapTo(rows).list();
    }

    /** The one column of a query of whole numbers. */
    List<Long> numbers(String sql) {
        return query(sql, Map.of()).mapTo(Long.class).list();
    }

    /** The one text that a query comes to. */
    String text(String sql) {
        return query(sql, Map.of()).mapTo(String.class).one();
    }

    void faults(List<Fault> faults, String column, String key, String sql) {
        faults(faults, column, key, sql, Map.of());
    }

    /**
     * Adds a fault for each row that a query finds, up to {@link Fault#MOST} in all. Rows are read one after the other,
     * not all into memory at once.
     *
     * @param sql selects the line, then the facts of the message as text, in the order in which the message counts them
     */
    void faults(List<Fault> faults, String column, String key, String sql, Map<String, ?> more) {
        try (ResultIterator<Fault> found = query(sql, more)
                .setFetchSize(ROWS_AT_ONCE)
                .map((row, context) -> new Fault(row.getLong("line"), column, key, facts(row)))
                .iterator()) {
            while (faults.size() < Fault.MOST && found.hasNext()) {
                faults.add(found.next());
            }
        }
    }

    private static List<String> facts(ResultSet row) throws SQLException {
        List<String> texts = new ArrayList<>();
        for (int i = 2; i <= row.getMetaData().getColumnCount(); i++) {
            String fact = row.getString(i);
            texts.add(fact == null ? "" : fact);
        }
        return texts;
    }

    /**
     * Notes what the file did beyond its rows, or with them, for each row that a query finds.
     *
     * @param sql as in {@link #faults}
     */
    void notices(String column, String key, String sql) {
        notices(column, key, sql, Map.of());
    }

    void notices(String column, String key, String sql, Map<String, ?> more) {
        faults(notices, column, key, sql, more);
    }

    /** What was noted so far. */
    List<Fault> notices() {
        return notices;
    }

    private void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        String names = columns.stream().map(Staging::quoted).collect(Collectors.joining(", "));
        String values = columns.stream()
                .map(column -> "v." + quoted(column) + "::" + column.shape().type())
                .collect(Collectors.joining(", "));
        String arrays =
                IntStream.range(0, columns.size()).mapToObj(i -> ":c" + i).collect(Collectors.joining(", "));
        Update insertion = handle.createUpdate(
                        """
                        insert into staged (line, valid, cleared, %1$s) select v.line, v.valid, v.cleared, %2$s
                        from unnest(:line, :valid, :cleared, %3$s) as v(line, valid, cleared, %1$s)
                        """
                                .formatted(names, values, arrays))
                .bindArray(
                        "line", Long.class, waiting.stream().map(FileRow::line).toList())
                .bindArray(
                        "valid",
                        Boolean.class,
                        waiting.stream().map(FileRow::valid).toList())
                .bindArray(
                        "cleared",
                        String.class,
                        waiting.stream()
                                .map(row -> row.cleared().isEmpty() ? null : String.join(" ", row.cleared()))
                                .toList());
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            insertion.bindArray(
                    "c" + i,
                    String.class,
                    waiting.stream().map(row -> row.value(column)).toList());
        }
        insertion.execute();
        waiting.clear();
    }

    private Query query(String sql, Map<String, ?> more) {
        return bound(handle.createQuery(sql)).bindMap(more);
    }

    private <S extends SqlStatement<S>> S bound(S statement) {
        return statement.bind("login", context.login()).bind("today", context.today());
    }

    // Two columns of the contract are called like words of SQL: from and to.
    private static String quoted(Column column) {
        return '"' + column.name() + '"';
    }
}
