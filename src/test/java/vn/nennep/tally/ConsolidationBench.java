package vn.nennep.tally;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.nennep.launcher.EmbeddedDatabase;
import vn.nennep.testdata.LargeProvince;
import vn.nennep.testdata.Migrated;
import vn.nennep.testdata.TestServer;

/**
 * What a consolidation of a made-up province-year costs, as ratios within one run: milliseconds of a shared machine tell
 * little, how many times longer something takes than reading all attendances once tells much. Started by
 * {@code ./build.sh bench [cells] [rounds]}.
 */
public final class ConsolidationBench {

    private static final LocalDate AS_OF = LocalDate.of(2022, 1, 12);

    private final Connection connection;
    private final Map<String, List<Integer>> millis = new LinkedHashMap<>();

    private ConsolidationBench(Connection connection) {
        this.connection = connection;
    }

    /** Takes the number of cells (500) and of rounds (5). */
    public static void main(String[] arguments) throws SQLException {
        int cells = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 500;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        try (EmbeddedDatabase database = TestServer.startDatabase("bench")) {
            Migrated.latest(database);
            try (Connection connection = database.connect()) {
                ConsolidationBench bench = new ConsolidationBench(connection);
                LargeProvince.load(connection, cells);
                connection.setAutoCommit(false);
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                for (int round = 0; round < rounds; round++) {
                    bench.round();
                }
                bench.print(cells, rounds);
            }
        }
    }

    /** All cases one after the other, so that what the machine does besides spoils all of them alike. */
    private void round() throws SQLException {
        time("read all attendances once", () -> query("select count(*) from roll_call_entry"));
        time(
                "count them by meeting",
                () -> query("select count(*) from (select meeting_id, count(*) filter (where mark = 'P') from"
                        + " roll_call_entry group by meeting_id) m"));
        execute("delete from unit_total; delete from unit_total_part");
        connection.commit();
        consolidate("consolidate, nothing published yet", false);
        consolidate("consolidate again, nothing changed", true);
    }

    private void consolidate(String name, boolean parts) throws SQLException {
        time(name, () -> {
            execute("set local work_mem = '64MB'");
            new Consolidation(connection, LargeProvince.YEAR, AS_OF).run((part, took) -> {
                if (parts) {
                    note("  " + part, took);
                }
            });
            connection.commit();
        });
    }

    private void print(int cells, int rounds) throws SQLException {
        int entries = number("select count(*) from roll_call_entry");
        System.out.printf(
                "%d cells, %d meetings, %d attendances, %d contributions, %d plan lines; medians of %d rounds%n",
                cells,
                number("select count(*) from meeting"),
                entries,
                number("select count(*) from contribution"),
                number("select count(*) from plan_line"),
                rounds);
        System.out.printf("%-38s %8s %8s %14s%n", "", "ms", "ratio", "ms per million");
        double floor = Math.max(1, median(millis.values().iterator().next()));
        millis.forEach((name, list) -> System.out.printf(
                "%-38s %8d %8.1f %14.0f%n", name, median(list), median(list) / floor, median(list) * 1e6 / entries));
    }

    private void time(String name, Step step) throws SQLException {
        long start = System.nanoTime();
        step.run();
        note(name, (int) ((System.nanoTime() - start) / 1_000_000));
    }

    private void note(String name, int took) {
        millis.computeIfAbsent(name, key -> new ArrayList<>()).add(took);
    }

    private void query(String sql) throws SQLException {
        number(sql);
        connection.commit();
    }

    private int number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getInt(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int median(List<Integer> values) {
        List<Integer> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    private interface Step {
        void run() throws SQLException;
    }
}
