package vn.nennep.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nennep.launcher.EmbeddedDatabase;
import vn.nennep.testdata.LargeProvince;
import vn.nennep.testdata.TestDatabase;

/** Roll calls and figures lie by year: who asks for a year reads its partition and no other. */
class YearPartitionsIT {

    private static final int CELLS = 60;
    private static final int YEAR = LargeProvince.YEAR;
    private static final String ROLLS = "roll_call_entry_";

    private static EmbeddedDatabase database;
    private static Connection owner;

    @BeforeAll
    static void load() throws SQLException {
        database = TestDatabase.migrated("years");
        owner = database.connect();
        LargeProvince.load(owner, CELLS);
        run("set session_replication_role = replica");
        for (int years = -2; years <= 1; years++) {
            if (years != 0) {
                run(
                        """
                        insert into meeting (id, code, cell_id, kind, number, held_on, topic, topic_group, status, recorded_at,
                          recorded_by, due_count, present_count, excused_count, absent_count)
                        select id + %1$d, code || 'Y%2$d', cell_id, kind, number, held_on + interval '%2$d years', topic, topic_group,
                          status, recorded_at, recorded_by, due_count, present_count, excused_count, absent_count
                        from meeting where year = %3$d;
                        insert into roll_call_entry (meeting_id, member_id, category, mark, year)
                        select meeting_id + %1$d, member_id, category, mark, year + %2$d from roll_call_entry where year = %3$d;
                        """
                                .formatted((years + 3) * 1_000_000, years, YEAR));
            }
        }
        run("set session_replication_role = origin");
        assertEquals(List.of("roll_call_entry_2021", "roll_call_entry_rest"), rollPartitions());
        assertEquals(List.of("0"), list("select make_years('{2023}')"));
        consolidate(YEAR);
        consolidate(YEAR - 1);
        assertEquals(List.of("0"), list("select make_years('{2023}')"));
        list("select analyze_years()");
        run("vacuum analyze");
    }

    @AfterAll
    static void stop() throws SQLException {
        owner.close();
        database.close();
    }

    @Test
    void areMadeAheadAndTakeOverWhatLayWithTheRest() throws SQLException {
        assertEquals(
                List.of(
                        "roll_call_entry_2019",
                        "roll_call_entry_2020",
                        "roll_call_entry_2021",
                        "roll_call_entry_2022",
                        "roll_call_entry_2023",
                        "roll_call_entry_rest"),
                rollPartitions());
        assertEquals(List.of("0"), list("select count(*) from by_year.roll_call_entry_rest"));
        assertEquals(List.of("0"), list("select count(*) from by_year.unit_total_part_rest"));
        assertEquals(
                List.of("4"),
                list(
                        "select count(distinct (year, n)) from (select year, count(*) as n from roll_call_entry group by year) y"));
        assertEquals(
                List.of("1"),
                list("select count(distinct n) from (select count(*) as n from roll_call_entry group by year) y"));
    }

    /** Counting, summing, the proof and the publication, as they are. */
    @Test
    void areReadAloneByTheCountAndByTheProofOfAYear() throws SQLException {
        List<String> before = scans();
        consolidate(YEAR);
        List<String> read = scans();
        read.removeAll(before);
        assertTrue(read.stream().anyMatch(scan -> scan.startsWith("roll_call_entry_2021 ")), read.toString());
        assertTrue(read.stream().anyMatch(scan -> scan.startsWith("unit_total_2021 ")), read.toString());
        assertTrue(read.stream().anyMatch(scan -> scan.startsWith("unit_total_part_2021 ")), read.toString());
        assertEquals(
                List.of(),
                read.stream().filter(scan -> !scan.contains("_2021 ")).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // A roll's page, and the saved roll alone.
                "select m.full_name, r.category, e.mark from roster_of_day({cell}, date '2021-08-15') r"
                        + " full join (select * from roll_call_entry where meeting_id = 8 and year = 2021) e"
                        + " on e.member_id = r.member_id join member m on m.id = coalesce(r.member_id, e.member_id)",
                "select m.full_name, e.mark from roll_call_entry e join member m on m.id = e.member_id"
                        + " where e.meeting_id = 8 and e.year = (select year from meeting where id = 8)",
                // A save.
                "update roll_call_entry e set mark = 'A' where e.meeting_id = 8"
                        + " and e.year = (select y.year from meeting y where y.id = 8)",
                "delete from roll_call_entry e where e.meeting_id = 8"
                        + " and e.year = (select y.year from meeting y where y.id = 8)",
                // A cell's year, and a member's.
                "select e.member_id, count(*) from meeting m join roll_call_entry e on e.meeting_id = m.id and e.year = m.year"
                        + " where m.year = 2021 and m.cell_id = {cell} group by 1",
                "select m.held_on, e.mark from meeting m left join roll_call_entry e on e.meeting_id = m.id and e.year = 2021"
                        + " and e.member_id = 5 where m.year = 2021 and m.cell_id = {cell}",
                "select * from meeting_said(array[8])",
                // The report of a year.
                "select t.*, (select count(*) from unit_total_part p where p.year = 2021 and p.view = t.view"
                        + " and p.unit_id = t.unit_id and p.whole = t.whole) from unit_total t"
                        + " where t.year = 2021 and t.view = 'THEN' and (t.unit_id = 1 and t.whole or t.parent_id = 1)"
            })
    void areReadAloneByWhoAsksForTheYear(String statement) throws SQLException {
        TreeSet<String> read = new TreeSet<>();
        visit(plan(statement), node -> {
            if (node.containsKey("Relation Name")
                    && node.getString("Schema", "").equals("by_year")
                    && node.getJsonNumber("Actual Loops").doubleValue() > 0) {
                read.add(node.getString("Relation Name"));
            }
        });
        assertTrue(
                read.equals(new TreeSet<>(List.of("roll_call_entry_2021")))
                        || read.equals(new TreeSet<>(List.of("unit_total_2021", "unit_total_part_2021"))),
                statement + " reads " + read);
    }

    @Test
    void takeARollAlongIntoTheYearOfItsMeetingAndWriteNoLineOfIt() throws SQLException {
        owner.setAutoCommit(false);
        try {
            String lines = list("select count(*) from audit_entry where subject = 'roll_call_entry'")
                    .get(0);
            String marks = list("select string_agg(member_id || mark, ' ' order by member_id) from by_year." + ROLLS
                            + "2021 where meeting_id = 17")
                    .get(0);
            run("update meeting set held_on = date '2022-12-30', number = 77 where id = 17");
            assertEquals(
                    List.of(marks),
                    list("select string_agg(member_id || mark, ' ' order by member_id) from by_year." + ROLLS
                            + "2022 where meeting_id = 17"));
            assertEquals(List.of(lines), list("select count(*) from audit_entry where subject = 'roll_call_entry'"));
            run("savepoint here");
            SQLException refused = assertThrows(
                    SQLException.class, () -> run("update roll_call_entry set year = 2020 where meeting_id = 17"));
            assertTrue(refused.getMessage().contains("roll_call_entry_meeting"), refused.getMessage());
        } finally {
            owner.rollback();
            owner.setAutoCommit(true);
        }
    }

    /** The walls stand before the tables; the partitions are not to be reached past them. */
    @Test
    void areNotToBeReachedByTheApplication() throws SQLException {
        try (Connection application =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statement = application.createStatement()) {
            SQLException refused = assertThrows(
                    SQLException.class, () -> statement.execute("select 1 from by_year." + ROLLS + "2021"));
            assertTrue(refused.getMessage().contains("permission denied"), refused.getMessage());
        }
    }

    /** What is changed this year leaves nothing to be cleared away in the years before. */
    @Test
    void keepTheVacuumOfOneYearAwayFromTheOthers() throws SQLException {
        run("select pg_stat_force_next_flush()");
        List<String> others = vacuumed("<>");
        String dead = vacuumed("=").get(0);
        run("update roll_call_entry set mark = mark where meeting_id between 1 and 500");
        run("select pg_stat_force_next_flush()");
        assertNotEquals(dead, vacuumed("=").get(0));
        run("vacuum by_year." + ROLLS + YEAR);
        run("select pg_stat_force_next_flush()");
        assertEquals(others, vacuumed("<>"));
    }

    private static List<String> vacuumed(String which) throws SQLException {
        return list(
                "select relname || ' ' || n_dead_tup || ' ' || n_tup_upd || ' ' || vacuum_count from pg_stat_user_tables"
                        + " where schemaname = 'by_year' and relname ~ '^roll_call_entry' and relname " + which + " '"
                        + ROLLS
                        + YEAR + "' order by 1");
    }

    private static List<String> rollPartitions() throws SQLException {
        return list("select relname from pg_partition_tree('roll_call_entry') t join pg_class c on c.oid = t.relid"
                + " where t.isleaf order by 1");
    }

    private static List<String> scans() throws SQLException {
        run("select pg_stat_force_next_flush()");
        return list("select relname || ' ' || seq_scan + coalesce(idx_scan, 0) from pg_stat_user_tables"
                + " where schemaname = 'by_year' order by 1");
    }

    private static void consolidate(int year) throws SQLException {
        owner.setAutoCommit(false);
        owner.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        assertEquals(
                0,
                new Consolidation(owner, year, LocalDate.of(year + 1, 1, 12))
                        .run((part, millis) -> {})
                        .aside());
        owner.commit();
        owner.setAutoCommit(true);
        owner.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    }

    private static JsonObject plan(String statement) throws SQLException {
        String asked = statement.replace(
                "{cell}", list("select min(cell_id)::text from meeting").get(0));
        owner.setAutoCommit(false);
        try (Statement sql = owner.createStatement();
                ResultSet row = sql.executeQuery("explain (analyze, verbose, timing off, format json) " + asked)) {
            row.next();
            return Json.createReader(new StringReader(row.getString(1)))
                    .readArray()
                    .getJsonObject(0)
                    .getJsonObject("Plan");
        } finally {
            owner.rollback();
            owner.setAutoCommit(true);
        }
    }

    private static void visit(JsonObject node, java.util.function.Consumer<JsonObject> visitor) {
        visitor.accept(node);
        if (node.containsKey("Plans")) {
            node.getJsonArray("Plans").forEach(below -> visit(below.asJsonObject(), visitor));
        }
    }

    private static void run(String sql) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> list(String query) throws SQLException {
        try (Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (row.next()) {
                found.add(row.getString(1));
            }
            return found;
        }
    }
}
