package vn.nennep.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.nennep.launcher.EmbeddedDatabase;
import vn.nennep.testdata.Extent;
import vn.nennep.testdata.TestDatabase;

/**
 * A run that counts only the cells that changed leaves, row by row, what a run that counts everything leaves: tried on random
 * histories whose organisation was taken apart, with random changes of every sort. A seed is one history.
 */
class ChangedCellsPropertyIT {

    private static final int CELLS = 20;
    private static final int REORGANISATIONS = 30;
    private static final List<String> TABLES =
            List.of("unit_total", "unit_total_part", "counted_stretch", "counted_stretch_part");

    private static EmbeddedDatabase database;
    private static Connection connection;
    private static int runs;
    private static int lines;
    private static final Map<String, Integer> MADE = new TreeMap<>();

    /** Two of thirty worlds; all of them in the long form. */
    static List<Long> seeds() {
        return Extent.some(LongStream.rangeClosed(1, 30).boxed().toList(), 2, Extent.random("changes"));
    }

    /** No reorganisation of a history is later: one in between could move units under one that was to end. */
    private static final LocalDate AFTER_ALL = LocalDate.of(2025, 1, 10);

    @BeforeAll
    static void startDatabase() throws SQLException {
        database = TestDatabase.migrated("changed-cells");
        connection = database.connect();
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    }

    @AfterAll
    static void stopDatabase() throws SQLException {
        System.out.printf(
                "Changed cells: %d runs compared with full ones, which found %d rows changed; changes: %s%n",
                runs, lines, MADE);
        connection.close();
        database.close();
    }

    @AfterEach
    void endTransaction() throws SQLException {
        connection.rollback();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void comeToTheRowsOfAFullRun(long seed) throws SQLException {
        Random random = new Random(seed * 31 + 7);
        RandomHistory history = written(seed);
        RandomChanges changes = new RandomChanges(connection, random);
        // Now all quarters have ended, now some have not.
        LocalDate asOf = random.nextBoolean() ? RandomHistory.TODAY : LocalDate.of(2022, 8, 20);
        for (int year : RandomHistory.YEARS) {
            full(year, asOf);
        }
        for (int batch = 0; batch < (Extent.isLong() ? 12 : 5); batch++) {
            if (batch == 2) {
                // The tree of the run changes, which only a full run takes in; what changes next is counted by it.
                history.reorganise(AFTER_ALL);
                history.writeOrganisation(connection);
                asOf = AFTER_ALL.plusDays(3);
                for (int year : RandomHistory.YEARS) {
                    full(year, asOf);
                }
            }
            changes.make(batch == 0 ? 1 : 1 + random.nextInt(12));
            for (int year : RandomHistory.YEARS) {
                compare(year, asOf, "seed " + seed + ", " + year + "\n" + String.join("\n", changes.log()));
            }
        }
        changes.log().forEach(one -> MADE.merge(one.substring(0, one.indexOf(" {")), 1, Integer::sum));
    }

    /** The full run finds nothing to change, and keeps the same for the next one; the log of changes says which cells changed. */
    private static void compare(int year, LocalDate asOf, String where) throws SQLException {
        FigureChanges.Taken taken = new FigureChanges(new YearSql(connection, year, asOf)).take();
        assertEquals(List.of(), taken.causes(), where);
        lines += new Consolidation(connection, year, asOf)
                .runChanged((part, millis) -> {})
                .changed();
        connection.commit();
        for (String table : TABLES) {
            execute("create temp table seen_%1$s as select * from %1$s".formatted(table));
        }
        Consolidation.Outcome again = full(year, asOf);
        for (String table : TABLES) {
            assertEquals(
                    List.of(),
                    list(
                            """
                            select '- ' || d::text from (select * from seen_%1$s except select * from %1$s) d
                            union all select '+ ' || d::text from (select * from %1$s except select * from seen_%1$s) d
                            order by 1 limit 20
                            """
                                    .formatted(table)),
                    table + ", " + where);
            execute("drop table seen_" + table);
        }
        connection.commit();
        assertEquals(0, again.changed(), where);
        assertEquals(0, again.aside(), where);
        runs++;
    }

    @Test
    void areAllThatIsCounted() throws SQLException {
        written(1);
        full(2021, RandomHistory.TODAY);
        // A change that nobody told of stays out.
        List<String> cells =
                list("select cell_id || ' ' || id from meeting where year = 2021 and counted order by cell_id");
        String[] first = cells.get(0).split(" ");
        String[] last = cells.get(cells.size() - 1).split(" ");
        for (String[] one : List.of(first, last)) {
            execute(
                    "update meeting set topic_group = 'RESOLUTION', topic = 'mẫu', kind = 'THEMATIC', number = 90 where id = "
                            + one[1]);
        }
        Consolidation.Outcome outcome = changed(2021, RandomHistory.TODAY, List.of(Long.parseLong(first[0])));
        assertEquals(
                Integer.parseInt(
                        list("select count(*) from meeting where year = 2021 and counted and cell_id = " + first[0])
                                .get(0)),
                outcome.meetings());
        connection.commit();
        assertNotEquals(0, full(2021, RandomHistory.TODAY).changed());
    }

    @Test
    void areCountedByAFullRunWhenNothingWasKept() throws SQLException {
        written(1);
        full(2021, RandomHistory.TODAY);
        execute("delete from counted_stretch where year = 2021");
        assertThrows(CountAllInstead.class, () -> changed(2021, RandomHistory.TODAY, List.of(10L)));
    }

    /** What the check is for: each of these makes figures wrong that only it can see. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a stored count that the roll does not have|update meeting set present_count = present_count - 1,"
                        + " absent_count = absent_count + 1 where id = {meeting} and present_count > 0",
                "a stored number of contributions|update meeting set contribution_count = contribution_count + 1"
                        + " where id = {meeting}",
                "a kept figure|update counted_stretch set figures[5] = figures[5] + 1 where unit_id = {cell} and year = 2021",
                "a line that is not known to have it|update counted_stretch set lines_then = lines_then[2:] where year = 2021"
                        + " and unit_id = {cell}",
                "a published line|update unit_total set due = due + 1, absent = absent + 1 where year = 2021 and view = 'NOW'"
                        + " and unit_id = 1",
                "a published month|update unit_total set by_month[3][2] = by_month[3][2] + 1 where year = 2021"
                        + " and view = 'THEN' and unit_id = 1",
                "people of one view|update unit_total set people = people + 1 where year = 2021 and view = 'NOW' and unit_id = 1"
            })
    void areCountedByAFullRunWhenFiguresDoNotAgree(String what, String fault) throws SQLException {
        written(1);
        full(2021, RandomHistory.TODAY);
        String[] one = list("select min(id) || ' ' || min(cell_id) from meeting where year = 2021 and counted"
                        + " and cell_id = (select min(cell_id) from meeting where year = 2021 and counted)")
                .get(0)
                .split(" ");
        execute("update roll_call_entry set mark = 'A' where meeting_id = " + one[0] + " and category <> 'X'");
        execute("select recount_meetings(array[%s::bigint], '{}', 'test')".formatted(one[0]));
        changed(2021, RandomHistory.TODAY, List.of(Long.parseLong(one[1])));
        connection.rollback();

        execute(
                "update roll_call_entry set mark = case mark when 'P' then 'E' else 'P' end where category <> 'X' and meeting_id = "
                        + one[0]);
        execute("select recount_meetings(array[%s::bigint], '{}', 'test')".formatted(one[0]));
        assertTrue(update(fault.replace("{meeting}", one[0]).replace("{cell}", one[1])) > 0, what);
        assertThrows(CountAllInstead.class, () -> changed(2021, RandomHistory.TODAY, List.of(Long.parseLong(one[1]))));
    }

    private static RandomHistory written(long seed) throws SQLException {
        RandomHistory history = new RandomHistory(seed, CELLS, REORGANISATIONS);
        history.write(connection);
        connection.commit();
        return history;
    }

    private static Consolidation.Outcome full(int year, LocalDate asOf) throws SQLException {
        new FigureChanges(new YearSql(connection, year, asOf)).take();
        Consolidation.Outcome outcome = new Consolidation(connection, year, asOf).run((part, millis) -> {});
        connection.commit();
        return outcome;
    }

    private static Consolidation.Outcome changed(int year, LocalDate asOf, Collection<Long> cells) throws SQLException {
        execute("create temp table changed_cell (cell_id bigint primary key) on commit drop");
        execute("insert into changed_cell values "
                + cells.stream().map(cell -> "(" + cell + ")").collect(Collectors.joining(", ")));
        return new Consolidation(connection, year, asOf).runChanged((part, millis) -> assertTrue(millis >= 0));
    }

    private static void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int update(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private static List<String> list(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
