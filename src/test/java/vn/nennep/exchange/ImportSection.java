package vn.nennep.exchange;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import vn.nennep.bench.Line;
import vn.nennep.bench.Measures;
import vn.nennep.bench.Section;
import vn.nennep.bench.World;
import vn.nennep.launcher.EmbeddedDatabase;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.SampleProvince;
import vn.nennep.testdata.TestDatabase;
import vn.nennep.testdata.TestServer;

/**
 * What it costs to load a made-up province-year by its files, through the program's own door into a server with a database
 * of its own: seconds and rows a second of each file, and how much the log grows.
 */
public final class ImportSection implements Section {

    private static final int MEMBERS_OF_CELL = 21;
    private static final int SEED = 20_211_231;

    private static final String ALL = "all six files of a province-year";
    private static final String LOG = "growth of the log for each million marks, all six files";

    /** The files, in the order in which they name each other. */
    private static final Map<String, Function<SampleProvince, String>> FILES = files();

    private World world;

    @Override
    public String title() {
        return "Import";
    }

    @Override
    public String key() {
        return "import";
    }

    @Override
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(ALL).in("s").atMost(60));
        FILES.keySet().forEach(kind -> lines.add(Line.of(seconds(kind)).in("s")));
        FILES.keySet().forEach(kind -> lines.add(Line.of(rate(kind)).in("rows a second")));
        lines.add(Line.of(LOG).in("MB").atMost(60));
        return lines;
    }

    @Override
    public void prepare(World ofRun) {
        world = ofRun;
    }

    /** Once: a round takes a new server, and a minute. */
    @Override
    public int rounds(int asked) {
        return 1;
    }

    @Override
    public boolean isInShort() {
        return false;
    }

    @Override
    public void round(Measures measures) throws Exception {
        load(measures, false);
    }

    /** Loads all once more, slower by what is written down: plans of statements, also of those within functions. */
    @Override
    public void profile(Measures round) throws Exception {
        load(round, true);
    }

    private void load(Measures measures, boolean explained) throws Exception {
        SampleProvince province = SampleProvince.of("NB", SEED, world.cells(), MEMBERS_OF_CELL);
        try (EmbeddedDatabase database = TestDatabase.migrated("bench-import");
                TestServer server =
                        TestServer.startAtFullSpeed("bench-import", database, Map.of("NENNEP_DEMO", "none"));
                Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            if (explained) {
                explain(statement);
                // Sessions of the pool that are open already would write nothing.
                server.restart();
            }
            Api api = Api.of(server);
            long before = logBytes(statement);
            double all = 0;
            for (Map.Entry<String, Function<SampleProvince, String>> file : FILES.entrySet()) {
                String csv = file.getValue().apply(province);
                long rows = csv.lines().count() - 1;
                long start = System.nanoTime();
                api.loaded(file.getKey(), csv);
                double seconds = (System.nanoTime() - start) / 1e9;
                all += seconds;
                measures.note(seconds(file.getKey()), seconds);
                measures.note(rate(file.getKey()), rows / seconds);
            }
            measures.note(ALL, all);
            measures.note(LOG, (logBytes(statement) - before) / (double) province.lineCount());
        }
    }

    @Override
    public String note() {
        return """
                Each file is one transaction from the request to the answer, all or nothing, with every check. The log's size is that of its
                entries and links with their indexes, after the import and without a vacuum. The server has the compiler and the memory of
                ./build.sh run; the database, as in all sections, does not wait for the disk.
                """;
    }

    private static Map<String, Function<SampleProvince, String>> files() {
        Map<String, Function<SampleProvince, String>> files = new LinkedHashMap<>();
        files.put("units", SampleProvince::unitsCsv);
        files.put("members", SampleProvince::membersCsv);
        files.put("memberships", SampleProvince::membershipsCsv);
        files.put("leaves", SampleProvince::leavesCsv);
        files.put("meetings", SampleProvince::meetingsCsv);
        files.put("attendance", SampleProvince::attendanceCsv);
        return files;
    }

    private static String seconds(String kind) {
        return "– " + kind;
    }

    private static String rate(String kind) {
        return "rows of " + kind;
    }

    private static void explain(Statement statement) throws SQLException {
        statement.execute("alter system set session_preload_libraries = 'auto_explain'");
        for (String setting : List.of(
                "log_min_duration = '100ms'", "log_nested_statements = on", "log_analyze = on", "log_buffers = on")) {
            statement.execute("alter system set auto_explain." + setting);
        }
        statement.execute("select pg_reload_conf()");
    }

    /** The log is partitioned: its own relation is empty. */
    private static long logBytes(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(
                """
                select (select sum(pg_total_relation_size(relid)) from pg_partition_tree('audit_entry'))
                  + pg_total_relation_size('audit_link')
                """)) {
            row.next();
            return row.getLong(1);
        }
    }
}
