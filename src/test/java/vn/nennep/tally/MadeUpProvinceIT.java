package vn.nennep.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.nennep.bench.data.ProvincePlan;
import vn.nennep.bench.data.ProvinceRows;
import vn.nennep.launcher.EmbeddedDatabase;
import vn.nennep.testdata.TestDatabase;

/** {@code ./build.sh bench data}: rows as the program itself would have written them, the same for the same seed. */
class MadeUpProvinceIT {

    private static final int CELLS = 40;
    private static final int UNTIL = 2025;
    private static final List<String> TABLES = List.of(
            "unit",
            "unit_period",
            "member",
            "membership",
            "member_leave",
            "member_transfer",
            "member_position",
            "criteria_set",
            "meeting",
            "roll_call_entry",
            "meeting_form",
            "meeting_score",
            "contribution",
            "annual_plan",
            "plan_line",
            "key_task",
            "year_grade");

    private static EmbeddedDatabase database;
    private static Connection connection;

    @BeforeAll
    static void start() throws SQLException {
        database = TestDatabase.migrated("made-up");
        connection = database.connect();
    }

    @AfterAll
    static void stop() throws SQLException {
        connection.close();
        database.close();
    }

    @Test
    void givesTheSameRowsForTheSameSeedAndFiguresThatAgree() throws Exception {
        List<String> first = filled(7);
        figuresAgree();
        nothingPointsNowhere();
        assertEquals(first, filled(7));
        assertNotEquals(first, filled(8));
    }

    private static List<String> filled(long seed) throws Exception {
        execute("set session_replication_role = replica");
        execute("truncate unit_total, unit_total_part, " + String.join(", ", TABLES) + " cascade");
        new ProvinceRows(connection, new ProvincePlan(seed, CELLS, 3, UNTIL)).write(cells -> {});
        List<String> sums = new ArrayList<>();
        for (String table : TABLES) {
            assertTrue(number("select count(*) from " + table) > 0, table + " is empty");
            sums.add(text("select md5(string_agg(t::text, chr(10) order by t::text)) from " + table + " t"));
        }
        return sums;
    }

    private static void figuresAgree() throws SQLException {
        connection.setAutoCommit(false);
        for (int year = UNTIL - 2; year <= UNTIL; year++) {
            Consolidation.Outcome outcome =
                    new Consolidation(connection, year, LocalDate.of(UNTIL + 1, 1, 12)).run((part, took) -> {});
            assertEquals(0, outcome.aside());
            assertTrue(outcome.meetings() > CELLS * 15);
            connection.commit();
        }
        connection.setAutoCommit(true);
    }

    /** Foreign keys were put aside while the rows were written. */
    private static void nothingPointsNowhere() throws SQLException {
        List<String> keys = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        """
                        select format('select count(*) from %s t where %I is not null and not exists (select 1 from %s o where o.%I = t.%I)',
                          conrelid::regclass, a.attname, confrelid::regclass, f.attname, a.attname) as sql
                        from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
                        join pg_attribute f on f.attrelid = c.confrelid and f.attnum = c.confkey[1]
                        where contype = 'f' and cardinality(conkey) = 1
                        """)) {
            while (row.next()) {
                keys.add(row.getString("sql"));
            }
        }
        assertTrue(keys.size() > 20);
        for (String key : keys) {
            assertEquals(0, number(key), key);
        }
    }

    private static long number(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    private static String text(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
