package vn.nennep.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nennep.launcher.EmbeddedDatabase;
import vn.nennep.testdata.LargeProvince;
import vn.nennep.testdata.TestDatabase;

/**
 * How the statements most asked are carried out behind the second wall in a province of 300 cells: none reads a large table
 * from end to end for somebody who sees one cell, and none asks the units of a person for each row.
 *
 * <p>The statements have the shape of those in the rooms, without columns that change nothing. A word in braces is a cell
 * that the person sees, its superior, or all grants of the person.
 */
class SecondWallPlansIT {

    private static final int CELLS = 300;
    private static final int SUPERIORS = CELLS / 50;
    private static final long CELL = 2 + SUPERIORS + CELLS / 5;

    private static final Set<String> LARGE =
            Set.of("roll_call_entry", "member", "membership", "audit_entry", "audit_link");

    private static final String ROSTER = " from roster_of_day({cell}, date '2021-08-15') r";

    private static final String MEETING =
            """
            select m.*, u.code, p.name, g.grade, array(select f.form from meeting_form f where f.meeting_id = m.id)
            from meeting m join unit u on u.id = m.cell_id left join meeting_score g on g.meeting_id = m.id
            left join unit_period_on(m.held_on) p on p.unit_id = m.cell_id
            """;

    private static final String PLACES =
            """
            with recursive place(unit_id, from_on, to_on) as (
              select {superior}::bigint, date '2021-01-01', date '2021-12-31'
              union all
              select p.unit_id, greatest(p.valid_from, b.from_on), least(coalesce(p.valid_to, 'infinity'), b.to_on)
              from place b join unit_period p on p.parent_id = b.unit_id
                and p.valid_from <= b.to_on and coalesce(p.valid_to, 'infinity') >= b.from_on)
            """;

    private static final String IN_PLACES =
            """
             where m.year = 2021 and exists (select 1 from place b
               where b.unit_id = m.cell_id and m.held_on between b.from_on and b.to_on)
            """;

    /** As logbook.LogRepository reads the newest page. */
    private static final String LOG =
            """
            select l.position, r.part, e.login, u.code from audit_link l
            cross join lateral (select * from audit_entry a
              where a.id = l.entry_id and a.written_at = l.written_at offset 0) e
            cross join lateral audit_rows_of(e.subject_key, e.before, e.after) r
            left join unit u on u.id = e.unit_id
            """;

    private static final String NEWEST = " order by l.position desc, r.part desc limit 26";

    private static EmbeddedDatabase database;

    @BeforeAll
    static void load() throws SQLException {
        database = TestDatabase.migrated("wall-plans");
        try (Connection owner = database.connect();
                Statement statement = owner.createStatement()) {
            LargeProvince.load(owner, CELLS);
            statement.execute(
                    """
                    set session_replication_role = replica;
                    delete from audit_link;
                    insert into audit_entry (login, origin, action, subject, subject_key, unit_id)
                    select 'bench', '-', 'UPDATE', 'meeting', code, cell_id from meeting, generate_series(1, 4);
                    insert into audit_link (position, entry_id, hash, written_at, unit_id)
                    select row_number() over (order by id), id, sha256(id::text::bytea), written_at, unit_id from audit_entry;
                    set session_replication_role = origin;
                    """);
            statement.execute("vacuum analyze");
        }
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select m.* from member m where m.ref = (select ref from member where id = 5)",
                "select * from member where code = 'M5'",
                "select * from membership where member_id = 5 order by valid_from",
                "select * from member_leave where member_id = 5 order by valid_from",
                "select * from member_position where member_id = 5",
                "select m.code, s.category, r.not_due_because" + ROSTER + " join member m on m.id = r.member_id"
                        + " join membership s on s.member_id = m.id and s.cell_id = {cell}",
                "select m.full_name, r.category" + ROSTER + " join member m on m.id = r.member_id",
                "select m.full_name, r.category, e.mark" + ROSTER
                        + " full join (select * from roll_call_entry where meeting_id = 8 and year = 2021) e on e.member_id = r.member_id"
                        + " join member m on m.id = coalesce(r.member_id, e.member_id) and m.id = any (array("
                        + "select member_id from membership where cell_id = {cell}"
                        + " union all select member_id from roll_call_entry where meeting_id = 8 and year = 2021))",
                "select m.full_name, e.mark from roll_call_entry e join member m on m.id = e.member_id where e.meeting_id = 8"
                        + " and e.year = (select year from meeting where id = 8)",
                "select e.mark, m.held_on from roll_call_entry e join meeting m on m.id = e.meeting_id where e.member_id = 5",
                "select code from member where code = any (array['M5', 'M6']) union all select code from member"
                        + " where id = any (array[5, 6]::bigint[])",
                "select code from meeting where code = any (array['R5', 'R6']) union all select code from meeting"
                        + " where id = any (array[5, 6]::bigint[])",
                "select n.id, m.full_name, b.cell_id from members_named('an', 'an') n(id) join member m on m.id = n.id"
                        + " cross join lateral (select s.cell_id from membership s where s.member_id = m.id limit 1) b",
                "select * from meeting where code = 'R8'",
                MEETING + " where m.cell_id = {cell} and m.year = 2021 order by m.held_on",
                PLACES + MEETING + IN_PLACES + " order by m.held_on, u.code limit 20",
                PLACES + "select count(*), sum(m.due_count) from meeting m" + IN_PLACES,
                PLACES + MEETING + IN_PLACES,
                "select m.month, count(*) from meeting m where m.year = 2021 and m.cell_id = any (array[{cell}::bigint])"
                        + " group by m.month",
                "select e.member_id, count(*) from meeting m join roll_call_entry e on e.meeting_id = m.id and e.year = m.year where m.year = 2021"
                        + " and m.cell_id in (select unnest(array[{cell}::bigint])) and e.category <> 'X' group by 1",
                "select p.*, l.topic from annual_plan p join plan_line l on l.plan_id = p.id where p.cell_id = {cell}",
                "select * from key_task where cell_id = {cell} and year = 2021",
                "select * from contribution where meeting_id = 13 order by position",
                "select l.position, e.subject_key from audit_entry e join audit_link l on l.entry_id = e.id"
                        + " where e.unit_id = {cell} order by e.id desc limit 51",
                LOG + " where l.unit_id = any (array[{cell}::bigint])" + NEWEST,
                "select t.* from unit_total t where t.year = 2021 and t.view = 'THEN' and t.unit_id = {cell}"
            })
    void readNoLargeTableFromEndToEndForSomebodyOfOneCell(String statement) throws SQLException {
        JsonObject plan = plan(statement, String.valueOf(CELL));
        List<String> found = new ArrayList<>();
        visit(plan, node -> {
            if (node.getString("Node Type").equals("Seq Scan")
                    && LARGE.contains(node.getString("Relation Name"))
                    && node.getJsonNumber("Actual Loops").doubleValue() > 0) {
                found.add(node.getString("Relation Name"));
            }
        });
        assertEquals(List.of(), found, plan.toString());
        asksForTheUnitsOnce(plan);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                MEETING,
                "select count(*) from member",
                "select mark, count(*) from roll_call_entry group by mark",
                "select count(*) from meeting_score",
                "select count(*) from contribution",
                "select count(*) from member_position",
                "select count(*) from member_leave",
                "select count(*) from plan_line",
                "select count(*) from audit_entry"
            })
    void askForTheUnitsOfAPersonOnceAlsoForManyRows(String statement) throws SQLException {
        asksForTheUnitsOnce(plan(statement, "2,3,4"));
    }

    /** The newest page of the log is read from the end of the chain, by an index, for whoever sees much. */
    @ParameterizedTest
    @ValueSource(strings = {"2", "2,3,4", "2,3,4,5,6", "0"})
    void findTheEndOfTheLogByAnIndex(String grants) throws SQLException {
        String units = grants.equals("0")
                ? ""
                : " where l.unit_id = any ("
                        + as(
                                grants,
                                "select quote_literal(array(select unit_id from unit_branch('{" + grants
                                        + "}', date '2021-12-31'))) || '::bigint[]'")
                        + ")";
        JsonObject plan = plan(LOG + units + NEWEST, grants);
        List<String> read = new ArrayList<>();
        visit(plan, node -> {
            String table = node.getString("Relation Name", "");
            if (table.startsWith("audit_") && node.getJsonNumber("Actual Loops").doubleValue() > 0) {
                read.add(table + " " + node.getString("Node Type"));
                assertTrue(node.getString("Node Type").startsWith("Index"), plan.toString());
                assertTrue(node.getJsonNumber("Actual Rows").doubleValue() < 100, plan.toString());
            }
        });
        assertTrue(read.stream().anyMatch(one -> one.startsWith("audit_link ")), read + " " + plan);
        asksForTheUnitsOnce(plan);
    }

    /** People of one cell, of a branch, of nearly the province and of everything; a name of thousands, of some, and a code. */
    @ParameterizedTest
    @CsvSource({
        "68, an",
        "68, binh",
        "68, m5",
        "2, an",
        "2, binh",
        "'2,3,4,5,6', an",
        "'2,3,4,5,6', binh",
        "'2,3,4,5,6', m5",
        "0, an",
        "0, m5"
    })
    void findByANameWhomThePoliciesShow(String grants, String words) throws SQLException {
        String named = "select n.id from members_named('%1$s', '%1$s') n(id)".formatted(words);
        String shown = "select m.id from member m where strpos(m.search_name, '%1$s') > 0 or lower(m.code) = '%1$s'"
                .formatted(words);
        assertEquals(
                "0",
                as(
                        grants,
                        "select count(*) from ((%1$s except all %2$s) union all (%2$s except all %1$s)) differing"
                                .formatted(named, shown)));
        String first = "array(select n.id from members_named('%1$s', '%1$s', 20) n(id))".formatted(words);
        assertEquals(
                as(
                        grants,
                        ("select array(%s order by lower(m.code) = '%s' desc, m.given_name collate \"vi-x-icu\","
                                        + " m.family_and_middle_name collate \"vi-x-icu\", m.code limit 20)")
                                .formatted(shown, words)),
                as(grants, "select " + first));
    }

    /** The first value of the only row. */
    private static String as(String grants, String query) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            sql.execute("select scope_begin('bench', '-', '%1$s', '%1$s', '%1$s')".formatted(grants));
            try (ResultSet row = sql.executeQuery(query)) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /** The test would see a policy that walks the tree for each row. */
    @Test
    void wouldBeSeenToAskForEachRow() throws SQLException {
        JsonObject plan = plan(
                "select count(*) from meeting m where exists (select 1 from unit u where u.id = m.cell_id"
                        + " and m.id >= 0 and u.id in (select scope_units('see') offset m.id - m.id))",
                "2,3,4");
        List<String> asked = asked(plan);
        assertTrue(asked.stream().anyMatch(times -> Double.parseDouble(times) > 1), asked + " " + plan);
    }

    private static void asksForTheUnitsOnce(JsonObject plan) {
        assertTrue(
                asked(plan).stream().allMatch(times -> Double.parseDouble(times) <= 1), () -> asked(plan) + " " + plan);
    }

    /** How many times each part of a plan ran that asks for the units of a person. */
    private static List<String> asked(JsonObject plan) {
        List<String> found = new ArrayList<>();
        visit(plan, node -> {
            String own = node.getOrDefault("Output", JsonValue.NULL)
                    + node.getString("Filter", "")
                    + node.getString("Function Call", "");
            if (own.contains("scope_units(") || own.contains("allowed_units(")) {
                double rows = node.getString("Node Type").equals("Result") || !node.containsKey("Filter") ? 1 : 1e9;
                found.add(String.valueOf(node.getJsonNumber("Actual Loops").doubleValue() * rows));
            }
        });
        return found;
    }

    private static void visit(JsonObject node, java.util.function.Consumer<JsonObject> visitor) {
        visitor.accept(node);
        if (node.containsKey("Plans")) {
            node.getJsonArray("Plans").forEach(below -> visit(below.asJsonObject(), visitor));
        }
    }

    private static JsonObject plan(String statement, String grants) throws SQLException {
        String asked = statement.replace("{cell}", String.valueOf(CELL)).replace("{superior}", "2");
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            sql.execute("select scope_begin('bench', '-', '%1$s', '%1$s', '%1$s')".formatted(grants));
            try (ResultSet row = sql.executeQuery("explain (analyze, verbose, timing off, format json) " + asked)) {
                row.next();
                JsonArray plans =
                        Json.createReader(new StringReader(row.getString(1))).readArray();
                return plans.getJsonObject(0).getJsonObject("Plan");
            }
        }
    }
}
