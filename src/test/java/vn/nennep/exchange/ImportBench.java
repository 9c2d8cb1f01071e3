package vn.nennep.exchange;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.SampleProvince;
import vn.nennep.testdata.TestServer;

/**
 * What it costs to load a made-up province-year by its files: seconds and rows a second of each file, and how much the log
 * grows. The files go through the program's own door into a server with a database of its own.
 */
public final class ImportBench {

    private static final int PROVINCE = 3_000;
    private static final int MEMBERS_OF_CELL = 21;
    private static final int SEED = 20_211_231;
    private static final double MILLION = 1_000_000;

    /** The files, in the order in which they name each other. */
    private static final Map<String, Function<SampleProvince, String>> FILES = files();

    private final TestServer server;
    private final List<Part> parts = new ArrayList<>();

    private ImportBench(TestServer server) {
        this.server = server;
    }

    /**
     * One file.
     *
     * @param rows of the file, without its head
     * @param entries that it added to the log
     * @param logBytes by which the log grew, with its links and indexes
     */
    public record Part(String kind, int rows, double seconds, long entries, long logBytes) {

        double rowsPerSecond() {
            return rows / seconds;
        }
    }

    /** Takes the number of cells (3000). */
    public static void main(String[] arguments) throws SQLException {
        int cells = arguments.length > 0 ? Integer.parseInt(arguments[0]) : PROVINCE;
        try (TestServer server = TestServer.startOwn("import-bench", Map.of("NENNEP_DEMO", "none"))) {
            ImportBench bench = new ImportBench(server);
            bench.profile();
            bench.load(SampleProvince.of("NB", SEED, cells, MEMBERS_OF_CELL));
            System.out.print(bench.table());
            bench.printProfile();
        }
    }

    private static Map<String, Function<SampleProvince, String>> files() {
        Map<String, Function<SampleProvince, String>> files = new java.util.LinkedHashMap<>();
        files.put("units", SampleProvince::unitsCsv);
        files.put("members", SampleProvince::membersCsv);
        files.put("memberships", SampleProvince::membershipsCsv);
        files.put("leaves", SampleProvince::leavesCsv);
        files.put("meetings", SampleProvince::meetingsCsv);
        files.put("attendance", SampleProvince::attendanceCsv);
        return files;
    }

    private void load(SampleProvince province) throws SQLException {
        Api api = Api.of(server);
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, Function<SampleProvince, String>> file : FILES.entrySet()) {
                String csv = file.getValue().apply(province);
                long entries = number(statement, "select count(*) from audit_entry");
                long bytes = logBytes(statement);
                long before = System.nanoTime();
                api.loaded(file.getKey(), csv);
                parts.add(new Part(
                        file.getKey(),
                        (int) csv.lines().count() - 1,
                        (System.nanoTime() - before) / 1e9,
                        number(statement, "select count(*) from audit_entry") - entries,
                        logBytes(statement) - bytes));
            }
        }
    }

    private void profile() throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create extension if not exists pg_stat_statements");
            statement.execute("alter system set pg_stat_statements.track = 'all'");
            statement.execute("select pg_reload_conf()");
            statement.execute("select pg_stat_statements_reset()");
        }
    }

    private void printProfile() throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select round(total_exec_time)::text || ' ms ' || calls || ' x ' || toplevel || ' ' || left(regexp_replace(query, '\\s+', ' ', 'g'), 150)"
                                + " from pg_stat_statements order by total_exec_time desc limit 40")) {
            while (row.next()) {
                System.out.println(row.getString(1));
            }
        }
    }

    private static long logBytes(Statement statement) throws SQLException {
        return number(statement, "select pg_total_relation_size('audit_entry') + pg_total_relation_size('audit_link')");
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private String table() {
        StringBuilder table =
                new StringBuilder("| file | rows | s | rows/s | entries | log MB |\n|---|---|---|---|---|---|\n");
        parts.forEach(part -> table.append(String.format(
                Locale.ROOT,
                "| %s | %,d | %.1f | %,.0f | %,d | %.1f |%n",
                part.kind(),
                part.rows(),
                part.seconds(),
                part.rowsPerSecond(),
                part.entries(),
                part.logBytes() / MILLION)));
        int marks = parts.get(parts.size() - 1).rows();
        double megabytes = parts.stream().mapToLong(Part::logBytes).sum() / MILLION;
        return table.append(String.format(
                        Locale.ROOT,
                        "all files: %.1f s; log %.1f MB, %.1f MB per million marks%n",
                        parts.stream().mapToDouble(Part::seconds).sum(),
                        megabytes,
                        megabytes * MILLION / marks))
                .toString();
    }
}
