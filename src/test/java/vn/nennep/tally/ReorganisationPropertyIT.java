package vn.nennep.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ObjIntConsumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nennep.calendar.PeriodRule;
import vn.nennep.launcher.EmbeddedDatabase;
import vn.nennep.testdata.Extent;
import vn.nennep.testdata.TestDatabase;

/** What holds of the figures whatever becomes of the organisation, tried on random histories; a seed is one history. */
class ReorganisationPropertyIT {

    private static final int CELLS = 20;
    private static final int REORGANISATIONS = 30;

    private static EmbeddedDatabase database;
    private static Connection connection;
    private static final Set<Long> HISTORIES = new HashSet<>();
    private static int units;
    private static int moved;
    private static int plansRead;
    private static int partlyKept;

    /** Two of thirty worlds; all of them in the long form. */
    static List<Long> seeds() {
        return Extent.some(LongStream.rangeClosed(1, 30).boxed().toList(), 2, Extent.random("worlds"));
    }

    @BeforeAll
    static void startDatabase() throws SQLException {
        database = TestDatabase.migrated("reorganisation");
        connection = database.connect();
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    }

    @AfterAll
    static void stopDatabase() throws SQLException {
        System.out.printf(
                "Reorganisations: %d histories; %d lines of units compared with an independent count, %d of them of units"
                        + " that stand elsewhere now%n",
                HISTORIES.size(), units, moved);
        connection.close();
        database.close();
        // One world alone may have kept all of its plans or none.
        assertTrue(plansRead == 0 || partlyKept > 5, partlyKept + " lines of units with plans kept in part");
    }

    @AfterEach
    void endTransaction() throws SQLException {
        connection.rollback();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void givesEachUnitTheFiguresOfAnIndependentCountInBothViews(long seed) throws SQLException {
        RandomHistory history = written(seed);
        decide(rule(seed));
        Random days = new Random(seed);
        for (int year : RandomHistory.YEARS) {
            for (LocalDate asOf : List.of(
                    RandomHistory.TODAY,
                    LocalDate.of(year, 12, 31),
                    LocalDate.of(2021, 3, 1).plusDays(days.nextInt(1300)))) {
                Map<String, String> expected = new HistoryCount(history, year, asOf, rule(seed)).lines();
                Map<String, String> found = consolidated(year, asOf);
                assertEquals(
                        List.of(), differences(expected, found), "seed " + seed + ", year " + year + ", as of " + asOf);
                units += found.size();
                moved += (int) found.keySet().stream()
                        .filter(line -> line.startsWith("NOW") && !found.containsKey(line.replace("NOW", "THEN")))
                        .count();
            }
        }
        HISTORIES.add(seed);
    }

    /** In some worlds the months of reports close before the calendar's. */
    private static PeriodRule rule(long seed) {
        return new PeriodRule(2000, List.of(31, 20, 25).get((int) (seed % 3)), PeriodRule.DEFAULT.dueDays());
    }

    private static void decide(PeriodRule rule) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into period_rule (from_year, month_closes_on, month_due_days, quarter_due_days, half_due_days,"
                        + " nine_months_due_days, year_due_days, reason, decided_at, decided_by)"
                        + " values (2000, ?, 5, 8, 10, 10, 15, 'mẫu', now(), 'test')")) {
            insert.setInt(1, rule.monthClosesOn());
            insert.executeUpdate();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void addsTheChildrenUpToTheirParentInBothViews(long seed) throws SQLException {
        written(seed);
        int year = yearOf(seed);
        consolidated(year, RandomHistory.TODAY);
        assertEquals(
                List.of(),
                list(
                        """
                        select p.view || ' ' || p.code from unit_total p
                        join (select year, view, parent_id, sum(sessions) as sessions, sum(thematic_sessions) as thematic,
                                sum(due) as due, sum(present) as present, sum(excused) as excused, sum(absent) as absent
                              from unit_total group by year, view, parent_id) c
                          on c.year = p.year and c.view = p.view and c.parent_id = p.unit_id
                        where p.whole
                          and (p.sessions, p.thematic_sessions, p.due, p.present, p.excused, p.absent)
                            <> (c.sessions, c.thematic, c.due, c.present, c.excused, c.absent)
                        """),
                "seed " + seed + ", year " + year);
        assertEquals(
                List.of("NOW", "THEN"),
                list("select distinct view from unit_total where parent_id is not null and sessions > 0 order by 1"),
                "there was something to add up");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void opensEachFigureOfAPlanIntoAsManyRecords(long seed) throws SQLException {
        written(seed);
        int year = yearOf(seed);
        consolidated(year, RandomHistory.TODAY);
        assertEquals(
                List.of(),
                list(
                        """
                        select t.view || ' ' || t.code || ' ' || t.planned_lines
                        from unit_total t
                        cross join lateral (values (t.parent_id), (null)) u(under)
                        where (u.under is not null or t.whole and (t.view = 'NOW' or t.parent_id is not null or t.kind = 'PROVINCE'))
                          and (t.planned_lines, t.key_tasks) is distinct from (
                            (select count(*) from plan_line_in_force l where l.year = t.year and l.cell_id in (
                              select cells_counted(t.unit_id, u.under, t.year, case t.view when 'NOW' then date '%1$s' end))),
                            (select count(*) from key_task k where k.year = t.year and k.status <> 'DRAFT' and k.cell_id in (
                              select cells_counted(t.unit_id, u.under, t.year, case t.view when 'NOW' then date '%1$s' end))))
                        """
                                .formatted(RandomHistory.TODAY)),
                "seed " + seed + ", year " + year);
        plansRead++;
        partlyKept += number("select count(*) from unit_total where planned_lines > kept_lines and kept_lines > 0");
    }

    /** Before the first reorganisation, after half of them and after all: the province has what its roll calls have. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void keepsTheProvinceTotalsWhateverMovesMergesSplitsOrEnds(long seed) throws SQLException {
        RandomHistory history = written(seed);
        int year = yearOf(seed);
        String straight =
                list("""
                        select count(distinct m.id) || ' ' || count(*) filter (where e.category <> 'X') || ' '
                          || count(*) filter (where e.mark = 'P' and e.category <> 'X') || ' '
                          || count(distinct e.member_id) filter (where e.mark = 'P' and e.category <> 'X')
                        from meeting m join roll_call_entry e on e.meeting_id = m.id
                        where m.counted and m.year =\s"""
                                + year)
                        .get(0);
        for (LocalDate asOf : List.of(LocalDate.of(2021, 1, 15), LocalDate.of(2022, 7, 1), RandomHistory.TODAY)) {
            consolidated(year, asOf);
            assertEquals(
                    List.of("NOW " + straight, "THEN " + straight),
                    list("select view || ' ' || sessions || ' ' || due || ' ' || present || ' ' || people"
                            + " from unit_total where unit_id = " + RandomHistory.PROVINCE + " and whole order by 1"),
                    "seed " + seed + ", year " + year + ", as of " + asOf);
        }
        assertTrue(history.periods.size() > CELLS + 9 + REORGANISATIONS / 2, "the organisation was changed");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void givesTheEarlierFiguresBackWhenAnEventIsUndone(long seed) throws SQLException {
        RandomHistory history = written(seed);
        int year = yearOf(seed);
        LocalDate asOf = LocalDate.of(2025, 6, 1);
        Map<String, String> before = consolidated(year, asOf);
        List<RandomHistory.Period> periods = List.copyOf(history.periods);
        List<RandomHistory.Succession> successions = List.copyOf(history.successions);

        for (int day = 0; day < 10; day++) {
            history.reorganise(LocalDate.of(2025, 1, 1).plusDays(day));
        }
        history.writeOrganisation(connection);
        Map<String, String> meanwhile = consolidated(year, asOf);
        assertEquals(List.of(), differences(only("THEN", before), only("THEN", meanwhile)), "seed " + seed);
        assertNotEquals(only("NOW", before), only("NOW", meanwhile), "seed " + seed + ": nothing was reorganised");

        history.periods.clear();
        history.periods.addAll(periods);
        history.successions.replaceAll(one -> successions.contains(one)
                ? one
                : new RandomHistory.Succession(
                        one.event(), one.on(), true, one.predecessor(), one.successor(), one.heir()));
        history.writeOrganisation(connection);
        assertEquals(List.of(), differences(before, consolidated(year, asOf)), "seed " + seed);
    }

    @Test
    void refusesToPublishWhenThePeopleOfTheProvinceDifferBetweenTheViews() throws SQLException {
        written(1);
        Disagreement found = refused("update year_total set people = people + 1 where view = 'NOW' and unit_id = 1");
        assertEquals("tally.disagreement.views", found.key());
        assertEquals("U1", found.unitCode());
    }

    @Test
    void refusesToPublishWhenAUnitIsShownUnderAnotherThanItsFiguresWentTo() throws SQLException {
        written(1);
        Disagreement found = refused("update year_total set parent_id = 1 where view = 'NOW' and unit_id ="
                + " (select min(unit_id) from year_total where view = 'NOW' and kind = 'CELL' and parent_id <> 1"
                + " and present > 0)");
        assertEquals("tally.disagreement.now", found.key());
        assertEquals("U1", found.unitCode());
    }

    @Test
    void refusesToPublishWhenAUnitOfNowHasAnotherFigureThanItsRollCalls() throws SQLException {
        written(1);
        Disagreement found = refused("update year_total set present = present - 1, absent = absent + 1"
                + " where view = 'NOW' and unit_id = (select max(unit_id) from year_total"
                + " where view = 'NOW' and kind = 'CELL' and present > 0)");
        assertEquals("tally.disagreement.now", found.key());
        assertTrue(number("select count(*) from unit_period where kind = 'CELL' and unit_id = "
                        + found.unitCode().substring(1))
                > 0);
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({
        "contributions, THEN, CONTRIBUTIONS",
        "speakers, NOW, SPEAKERS",
        "planned_lines, THEN, PLANNED_LINES",
        "plans_reported, NOW, PLANS_REPORTED",
        "key_tasks, THEN, KEY_TASKS"
    })
    void refusesToPublishAFigureThatTheRecordsDoNotHave(String column, String view, Figure figure) throws SQLException {
        written(1);
        Disagreement found = refused("update year_total set %s = %s + 1 where view = '%s' and unit_id = 1 and whole"
                .formatted(column, column, view));
        assertEquals("tally.disagreement.figure" + (view.equals("NOW") ? ".now" : ""), found.key());
        assertEquals("U1", found.unitCode());
        assertTrue(found.facts().contains(figure), found.facts().toString());
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"GRADE", "YEAR_GRADE"})
    void refusesToPublishGradesThatNobodyGave(Dimension dimension) throws SQLException {
        written(1);
        Disagreement found = refused("update year_part set sessions = sessions + 1"
                + " where line = (select line from year_total where view = 'THEN' and unit_id = 1 and whole)"
                + " and key = (select key from part_key where dimension = '" + dimension + "' and value = 'GOOD')");
        assertEquals("U1", found.unitCode());
        assertTrue(found.facts().contains(dimension), found.facts().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"contribution_count", "open_count", "speaker_count"})
    void setsACellAsideWhoseMeetingSaysAnotherNumberThanItsRecord(String count) throws SQLException {
        written(1);
        try (Statement statement = connection.createStatement()) {
            statement.execute("update meeting set %1$s = %1$s + 1 where id =".formatted(count)
                    + " (select min(id) from meeting where year = 2021 and counted)");
            Consolidation.Outcome outcome =
                    new Consolidation(connection, 2021, RandomHistory.TODAY).run((part, millis) -> {});
            assertEquals(1, outcome.aside());
            assertEquals(
                    1,
                    number("select count(*) from unit_total_aside a join meeting m on m.cell_id = a.cell_id"
                            + " where a.year = 2021 and a.view = 'THEN' and a.unit_id = 1 and m.id ="
                            + " (select min(id) from meeting where year = 2021 and counted)"));
            assertEquals(
                    0,
                    number("select count(*) from unit_total t join unit_total_aside a on a.year = t.year"
                            + " and a.view = 'THEN' and a.unit_id = t.unit_id and a.cell_id = t.unit_id"
                            + " where t.view = 'THEN' and t.sessions > 0"));
        } finally {
            connection.rollback();
        }
    }

    /** A cell that nobody carries on for is in neither side of the recount; the views tell. */
    @Test
    void refusesToPublishWhenACellIsLostOnTheWayToNow() throws SQLException {
        written(1);
        try (Statement statement = connection.createStatement()) {
            statement.execute("alter function unit_now(date) rename to unit_now_complete");
            statement.execute(
                    """
                    create function unit_now(a_day date)
                      returns table (unit_id bigint, now_id bigint, stands boolean, parent_id bigint, period_id bigint)
                      language sql stable as $$
                      select * from unit_now_complete(a_day) c
                      where c.now_id <> (select min(m.cell_id) from meeting m
                                         where m.year = 2021 and m.counted)
                    $$
                    """);
            Disagreement found =
                    assertThrows(Disagreement.class, () -> new Consolidation(connection, 2021, LocalDate.of(2021, 1, 1))
                            .run((part, millis) -> {}));
            assertEquals("tally.disagreement.views", found.key());
            assertEquals("U1", found.unitCode());
        } finally {
            connection.rollback();
        }
    }

    private static RandomHistory written(long seed) throws SQLException {
        RandomHistory history = new RandomHistory(seed, CELLS, REORGANISATIONS);
        history.write(connection);
        connection.commit();
        return history;
    }

    /** Runs with a fault put in after the counting, before the check. */
    private static Disagreement refused(String fault) throws SQLException {
        ObjIntConsumer<ConsolidationPart> spoil = (part, millis) -> {
            if (part == ConsolidationPart.COUNT_PEOPLE) {
                execute(fault);
            }
        };
        try {
            return assertThrows(
                    Disagreement.class, () -> new Consolidation(connection, 2021, RandomHistory.TODAY).run(spoil));
        } finally {
            connection.rollback();
        }
    }

    private static void execute(String fault) {
        try (Statement statement = connection.createStatement()) {
            assertEquals(1, statement.executeUpdate(fault));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static int yearOf(long seed) {
        return RandomHistory.YEARS.get((int) (seed % RandomHistory.YEARS.size()));
    }

    /** Consolidates the year and reads what was published, each line as {@link HistoryCount} writes it. */
    private static Map<String, String> consolidated(int year, LocalDate asOf) throws SQLException {
        new Consolidation(connection, year, asOf).run((part, millis) -> {});
        connection.commit();
        Map<String, Map<String, String>> parts = new TreeMap<>();
        Map<String, String> lines = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet part =
                        statement.executeQuery("select view, unit_id, parent_id, whole, dimension, value, sessions,"
                                + " due, present, by_month from unit_total_part where year = " + year)) {
            while (part.next()) {
                parts.computeIfAbsent(key(part), key -> new TreeMap<>())
                        .put(
                                part.getString("dimension") + " " + part.getString("value"),
                                part.getInt("sessions") + "/" + part.getInt("due") + "/" + part.getInt("present") + " "
                                        + Arrays.toString((Integer[])
                                                part.getArray("by_month").getArray()));
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet t = statement.executeQuery("select * from unit_total where year = " + year)) {
            while (t.next()) {
                assertEquals("U" + t.getLong("unit_id"), t.getString("code"));
                lines.put(
                        key(t),
                        "%s %s sessions=%d/%d due=%d present=%d excused=%d absent=%d thematic=%d/%d missed=%d people=%d cells=%d/%d said=%d/%d/%d plan=%d/%d/%d tasks=%d/%d %s %s %s %s"
                                .formatted(
                                        t.getString("name"),
                                        t.getString("kind"),
                                        t.getInt("sessions"),
                                        t.getInt("thematic_sessions"),
                                        t.getInt("due"),
                                        t.getInt("present"),
                                        t.getInt("excused"),
                                        t.getInt("absent"),
                                        t.getInt("thematic_due"),
                                        t.getInt("thematic_present"),
                                        t.getInt("quarters_missed"),
                                        t.getInt("people"),
                                        t.getInt("cells"),
                                        t.getInt("cells_with_thematic"),
                                        t.getInt("contributions"),
                                        t.getInt("contributions_open"),
                                        t.getInt("speakers"),
                                        t.getInt("kept_lines"),
                                        t.getInt("planned_lines"),
                                        t.getInt("plans_reported"),
                                        t.getInt("key_tasks_done"),
                                        t.getInt("key_tasks"),
                                        parts.getOrDefault(key(t), Map.of()),
                                        Arrays.deepToString((Integer[][])
                                                t.getArray("by_month").getArray()),
                                        Arrays.toString((Integer[])
                                                t.getArray("by_quarter").getArray()),
                                        Arrays.deepToString((Integer[][])
                                                t.getArray("by_span").getArray())));
            }
        }
        connection.commit();
        return lines;
    }

    private static String key(ResultSet row) throws SQLException {
        return row.getString("view") + " U" + row.getLong("unit_id") + " " + row.getString("parent_id") + " "
                + row.getBoolean("whole");
    }

    private static Map<String, String> only(String view, Map<String, String> lines) {
        Map<String, String> found = new TreeMap<>(lines);
        found.keySet().removeIf(key -> !key.startsWith(view));
        return found;
    }

    private static List<String> differences(Map<String, String> expected, Map<String, String> found) {
        Set<String> keys = new TreeSet<>(expected.keySet());
        keys.addAll(found.keySet());
        return keys.stream()
                .filter(key -> !Objects.equals(expected.get(key), found.get(key)))
                .map(key -> "\n" + key + "\n  expected " + expected.get(key) + "\n  found    " + found.get(key))
                .limit(5)
                .toList();
    }

    private static List<String> list(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        connection.commit();
        return found;
    }

    private static int number(String sql) throws SQLException {
        return Integer.parseInt(list(sql).get(0));
    }
}
