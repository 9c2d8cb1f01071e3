package vn.nennep.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nennep.testdata.TestServer;

/** The tables keep what is outside a person's units out of sight, whatever the application asks for. */
class SecondWallIT {

    /** Tables that everybody signed in may read, or that must be read before it is known who is there; and why. */
    private static final Map<String, String> WITHOUT_WALL = Map.ofEntries(
            Map.entry("unit", "the names of units are no secret inside the Party, and the wall itself walks the tree"),
            Map.entry("unit_period", "as unit"),
            Map.entry("unit_event", "as unit"),
            Map.entry("unit_succession", "as unit"),
            Map.entry("account", "asked at the door, before it is known who is there"),
            Map.entry("role_grant", "as account"),
            Map.entry("sign_in_brake", "as account: counts of failures by a digest, no people"),
            Map.entry("second_factor", "as account; what is secret in it is encrypted"),
            Map.entry("recovery_code", "as account; keyed digests"),
            Map.entry("app_token", "as account; digests"),
            Map.entry("reporting_year", "one calendar for all"),
            Map.entry("reporting_year_change", "as reporting_year"),
            Map.entry(
                    "frozen_period", "as reporting_year: when a year was frozen, by whom, and numbers of the province"),
            Map.entry("put_away_year", "as reporting_year"),
            Map.entry("closed_year_change", "says which unit and when, not what"),
            Map.entry("paper_template", "as guidance: how papers of a branch look"),
            Map.entry("guidance", "what binds people is no secret to whoever is signed in"),
            Map.entry("material", "names of files; a file is opened by what it is attached to"),
            Map.entry("topic_group", "one list for all"),
            Map.entry("topic_group_name", "one list for all"),
            Map.entry("presentation_form", "one list for all"),
            Map.entry("presentation_form_name", "one list for all"),
            Map.entry("position_kind", "one list for all"),
            Map.entry("position_kind_name", "one list for all"),
            Map.entry("plan_due", "says by which day plans are wanted, not what is planned"),
            Map.entry("criteria_set", "criteria are no secret: everybody may read by what a meeting is scored"),
            Map.entry("consolidation_run", "says when, not who"),
            Map.entry("night_work", "says since when, not who"),
            Map.entry("mail_choice", "each asked for by its own login alone"),
            Map.entry("mail_day", "each asked for by its own login alone"),
            Map.entry("period_rule", "holds for the whole installation"),
            Map.entry("report_columns", "each asked for by its own login alone"),
            Map.entry("consolidation_run_year", "as consolidation_run"),
            Map.entry("consolidation_run_part", "as consolidation_run"),
            Map.entry("consolidation_run_aside", "names cells whose figures differ, to who may consolidate"),
            Map.entry("published_year", "as consolidation_run"),
            Map.entry("figure_change", "says of which cell and year something changed, not what"),
            Map.entry("audit_unlinked", "not granted"),
            Map.entry("audit_detached", "not granted"),
            Map.entry("flyway_schema_history", "not granted"),
            Map.entry("jbatch_checkpointdata", "the server's own"),
            Map.entry("jbatch_jobinstancedata", "the server's own"),
            Map.entry("jbatch_executioninstancedata", "the server's own"),
            Map.entry("jbatch_stepexecutioninstancedata", "the server's own"),
            Map.entry("jbatch_jobstatus", "the server's own"),
            Map.entry("jbatch_stepstatus", "the server's own"));

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.get();
    }

    @Test
    void standsBeforeEveryTableThatHasNoReasonToGoWithout() throws SQLException {
        List<String> open = list(
                server.connect(),
                "select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                        + " where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relrowsecurity order by 1");
        assertEquals(WITHOUT_WALL.keySet().stream().sorted().toList(), open);
    }

    @Test
    void cannotBePassedByTheApplicationsRole() throws SQLException {
        assertEquals(
                List.of("f f 0"),
                list(
                        server.connectAsApplication(),
                        "select concat_ws(' ', rolsuper::text::char(1), rolbypassrls::text::char(1),"
                                + " (select count(*) from pg_tables where tableowner = current_user)) from pg_roles"
                                + " where rolname = current_user"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "meeting",
                "meeting_form",
                "meeting_presenter",
                "roll_call_entry",
                "member",
                "membership",
                "member_leave",
                "unit_total",
                "unit_total_part",
                "audit_entry",
                "audit_link"
            })
    void showsNothingToWhomHasNotSaidWhoIsThere(String table) throws SQLException {
        assertFalse(
                list(server.connect(), "select 1 from " + table + " limit 1").isEmpty(), "nothing there to hide");
        assertEquals(List.of(), list(server.connectAsApplication(), "select 1 from " + table + " limit 1"));
    }

    @Test
    void showsACellItsOwnRowsOnly() throws SQLException {
        try (Connection connection = scoped("LS.KCQ.BDV")) {
            assertEquals(List.of("LS.KCQ.BDV"), list(connection, units("meeting", "cell_id")));
            assertEquals(List.of("LS.KCQ.BDV"), list(connection, units("membership", "cell_id")));
            assertEquals(List.of("LS.KCQ.BDV"), list(connection, units("unit_total", "unit_id")));
            assertEquals(List.of("LS.KCQ.BDV"), list(connection, units("audit_entry", "unit_id")));
            assertEquals(
                    List.of("0"),
                    list(
                            connection,
                            "select count(*) from roll_call_entry e where meeting_id not in (select id from meeting)"));
        }
    }

    @Test
    void showsACommitteeItsBranch() throws SQLException {
        try (Connection connection = scoped("LS.KCQ")) {
            List<String> cells = list(connection, units("meeting", "cell_id"));
            assertTrue(cells.contains("LS.KCQ.BDV") && cells.contains("LS.KCQ.DB1.C1"), cells.toString());
            assertTrue(cells.stream().allMatch(code -> code.startsWith("LS.KCQ")), cells.toString());
        }
    }

    @Test
    void keepsAForeignRowFromBeingChangedOrAdded() throws SQLException {
        try (Connection connection = scoped("LS.KCQ.BDV");
                Statement sql = connection.createStatement()) {
            assertEquals(0, sql.executeUpdate("update meeting set topic = 'x' where code like 'LS.HM%'"));
            assertEquals(
                    0,
                    sql.executeUpdate("delete from membership where cell_id ="
                            + " (select id from unit where code = 'LS.HM.X1.T1')"));
            SQLException refused = org.junit.jupiter.api.Assertions.assertThrows(
                    SQLException.class,
                    () -> sql.executeUpdate("insert into meeting (id, code, cell_id, kind, number, held_on, status)"
                            + " select 1, 'FORGED', id, 'REGULAR', 99, date '2021-06-01', 'PLANNED' from unit"
                            + " where code = 'LS.HM.X1.T1'"));
            assertTrue(refused.getMessage().contains("row-level security"), refused.getMessage());
        }
    }

    /** The units of a person are kept for the transaction, but not beyond a change of the tree in it. */
    @Test
    void movesWithAUnitThatIsMoved() throws SQLException {
        try (Connection connection = scoped("LS.KCQ");
                Statement sql = connection.createStatement()) {
            String foreign =
                    "select 1 from meeting m join unit u on u.id = m.cell_id where u.code = 'LS.HM.X1.T1' limit 1";
            assertEquals(List.of(), list(connection, foreign));
            sql.executeUpdate("update unit_period set parent_id = (select id from unit where code = 'LS.KCQ')"
                    + " where unit_id = (select id from unit where code = 'LS.HM.X1.T1')");
            assertEquals(List.of("1"), list(connection, foreign));
            connection.rollback();
        }
    }

    @Test
    void believesNoUnitsThatWereWrittenByHand() throws SQLException {
        try (Connection connection = scoped("LS.KCQ.BDV")) {
            List<String> seen = list(connection, units("meeting", "cell_id"));
            String kept = list(connection, "select current_setting('nennep.units_follow')")
                    .get(0);
            for (String forged : List.of("{1,100000}", kept.substring(0, 64) + "{1,100000}")) {
                list(connection, "select set_config('nennep.units_follow', '" + forged + "', true)");
                assertEquals(seen, list(connection, units("meeting", "cell_id")));
            }
        }
    }

    @Test
    void endsWithTheTransaction() throws SQLException {
        try (Connection connection = scoped("LS.KCQ.BDV")) {
            assertFalse(list(connection, "select 1 from meeting limit 1").isEmpty());
            connection.commit();
            assertEquals(List.of(), list(connection, "select 1 from meeting limit 1"));
        }
    }

    private static Connection scoped(String unit) throws SQLException {
        Connection connection = server.connectAsApplication();
        connection.setAutoCommit(false);
        String id = "(select id::text from unit where code = '" + unit + "')";
        list(connection, "select scope_begin('test', '-', " + id + ", " + id + ", " + id + ")::text");
        return connection;
    }

    private static String units(String table, String column) {
        return "select distinct u.code from " + table + " t join unit u on u.id = t." + column + " order by 1";
    }

    /** The first column; closes a connection that is not in a transaction of the test's. */
    private static List<String> list(Connection connection, String query) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (row.next()) {
                found.add(row.getString(1));
            }
            return found;
        } finally {
            if (connection.getAutoCommit()) {
                connection.close();
            }
        }
    }
}
