package vn.nennep.tally;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.nennep.launcher.EmbeddedDatabase;
import vn.nennep.testdata.LargeProvince;
import vn.nennep.testdata.Migrated;
import vn.nennep.testdata.TestServer;

/**
 * What a consolidation of a made-up province-year costs, as ratios within one run: milliseconds of a shared machine tell
 * little, how many times longer something takes than {@link ConsolidationFloor the same figures by hand} tells much. It
 * fails when a limit is passed. Started by {@code ./build.sh bench [cells] [rounds]}.
 */
public final class ConsolidationBench {

    private static final LocalDate AS_OF = LocalDate.of(2022, 1, 12);
    private static final int PROVINCE = 3_000;
    private static final Path RESULTS = Path.of("src/docs/benchmarks.md");

    private static final String SCAN = "read all attendances once";
    private static final String FLOOR = "floor: the same figures by hand";
    private static final String FIRST = "consolidate, nothing published yet";
    private static final String AGAIN = "consolidate again, nothing changed";

    /** How many times the floor a case may take, by its median. */
    private static final Map<String, Double> LIMITS = Map.of(FIRST, 2.2, AGAIN, 1.6);

    private final Connection connection;
    private final Map<String, List<Integer>> millis = new LinkedHashMap<>();

    private ConsolidationBench(Connection connection) {
        this.connection = connection;
    }

    /** Takes the number of cells (3000, whose results are written down) and of rounds (5). */
    public static void main(String[] arguments) throws SQLException, IOException {
        int cells = arguments.length > 0 ? Integer.parseInt(arguments[0]) : PROVINCE;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        boolean kept;
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
                String table = bench.table(rounds);
                System.out.print(table);
                if (cells == PROVINCE) {
                    Files.writeString(RESULTS, table);
                }
                kept = bench.isWithinLimits();
            }
        }
        System.exit(kept ? 0 : 1);
    }

    /** All cases one after the other, so that what the machine does besides spoils all of them alike. */
    private void round() throws SQLException {
        time(SCAN, () -> {
            number("select count(*) from roll_call_entry");
            connection.commit();
        });
        // As new, not as rows that are still to be cleared away.
        execute("truncate unit_total, unit_total_part");
        connection.commit();
        consolidate(FIRST, false);
        time(FLOOR, () -> {
            ConsolidationFloor floor = new ConsolidationFloor(connection);
            floor.run();
            connection.commit();
        });
        consolidate(AGAIN, true);
        ConsolidationFloor floor = new ConsolidationFloor(connection);
        floor.run();
        floor.compare();
        connection.commit();
    }

    private void consolidate(String name, boolean parts) throws SQLException {
        time(name, () -> {
            execute("set local work_mem = '64MB'");
            new Consolidation(connection, LargeProvince.YEAR, AS_OF).run((part, took) -> {
                if (parts) {
                    note("– " + part, took);
                }
            });
            connection.commit();
        });
    }

    private boolean isWithinLimits() {
        return LIMITS.keySet().stream().allMatch(name -> ratio(name) <= LIMITS.get(name));
    }

    private double ratio(String name) {
        return (double) median(name) / Math.max(1, median(FLOOR));
    }

    /** The results as a page of the documentation. */
    private String table(int rounds) throws SQLException {
        StringBuilder page = new StringBuilder("# Benchmarks\n\nWritten by `./build.sh bench`.\n\n");
        page.append(
                "%,d cells, %,d meetings, %,d attendances, %,d members, %,d contributions, %,d lines of plans; %d rounds. "
                        .formatted(
                                number("select count(*) from unit_period where kind = 'CELL' and valid_to is null"),
                                number("select count(*) from meeting"),
                                number("select count(*) from roll_call_entry"),
                                number("select count(*) from member"),
                                number("select count(*) from contribution"),
                                number("select count(*) from plan_line"),
                                rounds));
        page.append("%d processors, Java %s, PostgreSQL %s.%n%n"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("java.version"),
                        text("show server_version")));
        page.append("| | median ms | least | most | times the floor | at most |\n|---|--:|--:|--:|--:|--:|\n");
        for (Map.Entry<String, List<Integer>> one : millis.entrySet()) {
            List<Integer> sorted = one.getValue().stream().sorted().toList();
            Double limit = LIMITS.get(one.getKey());
            page.append("| %s | %d | %d | %d | %.2f | %s |%n"
                    .formatted(
                            one.getKey(),
                            median(one.getKey()),
                            sorted.get(0),
                            sorted.get(sorted.size() - 1),
                            ratio(one.getKey()),
                            limit == null ? "" : limit + (ratio(one.getKey()) <= limit ? "" : " **missed**")));
        }
        page.append(
                """

                Lines and people of the floor were compared with those of the program in each round. The floor counts both views, a line a
                parent, distinct people, and the counts of meetings against their roll calls; it lacks quarters missed, plans, key tasks, grades
                of the year, the proof of what was said and of grades, cells set aside, and the publication.
                """);
        return page.toString();
    }

    private void time(String name, Step step) throws SQLException {
        long start = System.nanoTime();
        step.run();
        note(name, (int) ((System.nanoTime() - start) / 1_000_000));
    }

    private void note(String name, int took) {
        millis.computeIfAbsent(name, key -> new ArrayList<>()).add(took);
    }

    private int number(String sql) throws SQLException {
        return Integer.parseInt(text(sql));
    }

    private String text(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int median(String name) {
        List<Integer> sorted = millis.get(name).stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private interface Step {
        void run() throws SQLException;
    }
}
