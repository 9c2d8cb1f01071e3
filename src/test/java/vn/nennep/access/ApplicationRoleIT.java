package vn.nennep.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
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

/**
 * What somebody can do who gets SQL of his own into a transaction of the application: nothing more than that transaction
 * could, and under no other name.
 */
class ApplicationRoleIT {

    private static final String CELL = "LS.KCQ.BDV";

    /** What the application may call although it looks past the walls; and why. */
    private static final Map<String, String> PAST_THE_WALL = Map.ofEntries(
            Map.entry("make_years", "room for years; tells how many have none yet"),
            Map.entry("analyze_table", "what the planner knows; tells nothing"),
            Map.entry("analyze_years", "what the planner knows; tells nothing"),
            Map.entry("rules_mark", "a mark of the migrations that were run; tells nothing of anybody"),
            Map.entry("audit_note", "adds a line of a reading under the name of who is at work; never a change"),
            Map.entry("audit_months_ahead", "makes empty partitions of the log for months to come"),
            Map.entry("scope_begin", "says who is at work, once in a transaction"),
            Map.entry("scope_setting", "what scope_begin said"),
            Map.entry("allowed_units", "units of what scope_begin said"),
            Map.entry("scope_own_meetings", "the person's own"),
            Map.entry("amendment_for", "whether a year is open, also by what a unit above was given"),
            Map.entry("year_exception_for", "as amendment_for"),
            Map.entry("year_open_until", "as amendment_for"),
            Map.entry("meeting_code_taken", "as the unique constraint would say"),
            Map.entry("member_code_taken", "as the unique constraint would say"),
            Map.entry("members_named", "those with a membership in the person's units, or the person"),
            Map.entry("member_holds", "tables and numbers, so that removing a person overlooks nothing"),
            Map.entry("member_stays", "cells and days, to ask whether a person may be changed"),
            Map.entry("merge_cells", "cells, to ask whether two people may be merged"),
            Map.entry("leave_days", "days, for the rule of the life of a unit"),
            Map.entry("member_life", "days, for the rule of the life of a unit"),
            Map.entry("refuse_outside_life", "refuses or does nothing"),
            Map.entry("nobody_came_in_yet", "whether the examples may still be loaded"),
            Map.entry("unit_life", "days of a unit"));

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.get();
    }

    @Test
    void seesNoMoreBehindTemporaryTablesOfTheSameNames() throws SQLException {
        try (Connection connection = scoped(CELL)) {
            String seen = counts(connection);
            shadowEverything(connection);
            run(
                    connection,
                    "insert into pg_temp.unit_period (id, unit_id, parent_id) select -u.id, u.id, c.id"
                            + " from public.unit u, public.unit c where c.code = '" + CELL + "'");
            assertEquals(seen, counts(connection));
        }
    }

    @Test
    void isNotTakenForSomebodyWhoMayEverywhereBehindATemporaryTree() throws SQLException {
        try (Connection connection = server.connectAsApplication()) {
            connection.setAutoCommit(false);
            shadowEverything(connection);
            begin(connection, CELL);
            assertEquals(List.of("f"), list(connection, "select public.scope_is_all('follow')"));
        }
    }

    @Test
    void keepsHistoriesOfTheRealTablesBehindTemporaryOnes() throws SQLException {
        try (Connection connection = scoped(CELL)) {
            String moves = "select count(*) from public.meeting_move v join public.meeting m on m.id = v.meeting_id";
            String before = list(connection, moves).get(0);
            shadowEverything(connection);
            run(
                    connection,
                    "insert into public.meeting (id, code, cell_id, kind, number, held_on, status)"
                            + " select nextval('public.meeting_seq'), 'SHADOWED', id, 'REGULAR', 99, date '2021-06-01',"
                            + " 'PLANNED' from public.unit where code = '" + CELL + "'");
            assertNotEquals(before, list(connection, moves).get(0));
        }
    }

    @Test
    void findsEveryFunctionWithItsNamesBound() throws SQLException {
        assertEquals(
                List.of(),
                list(
                        server.connect(),
                        "select p.oid::regprocedure::text from pg_proc p where p.pronamespace = 'public'::regnamespace"
                                + " and not exists (select 1 from pg_depend d where d.classid = 'pg_proc'::regclass"
                                + " and d.objid = p.oid and d.deptype = 'e')"
                                + " and p.prosqlbody is null and not coalesce(p.proconfig, '{}')"
                                + " && array['search_path=pg_catalog, public, pg_temp'] order by 1"));
    }

    @Test
    void findsNoFunctionThatBelievesAnUnsealedSetting() throws SQLException {
        assertEquals(
                List.of(
                        // Believes its seal alone, and empties what was kept.
                        "allowed_units",
                        "allowed_units_forgotten",
                        "scope_begin",
                        "scope_login",
                        "scope_seal",
                        "scope_setting"),
                list(
                        server.connect(),
                        "select distinct proname from pg_proc where pronamespace = 'public'::regnamespace"
                                + " and replace(prosrc, '''nennep.now''', '') like '%nennep.%' order by 1"));
        assertEquals(
                List.of(),
                list(
                        server.connect(),
                        "select policyname from pg_policies where schemaname = 'public'"
                                + " and concat(qual, with_check) like '%current_setting%' order by 1"));
    }

    @Test
    void cannotHangATriggerOfTheSchemaOnATableOfItsOwn() throws SQLException {
        List<String> triggers = list(
                server.connect(),
                "select proname from pg_proc where pronamespace = 'public'::regnamespace"
                        + " and prorettype = 'trigger'::regtype order by 1");
        assertTrue(triggers.contains("audit_row"), triggers.toString());
        List<String> hung = new ArrayList<>();
        for (String trigger : triggers) {
            try (Connection connection = server.connectAsApplication()) {
                connection.setAutoCommit(false);
                run(connection, "create temp table meeting (id bigint, code text, cell_id bigint)");
                run(
                        connection,
                        "create trigger forged after insert on meeting for each row execute function public." + trigger
                                + "('code')");
                hung.add(trigger);
            } catch (SQLException refused) {
                assertTrue(refused.getMessage().contains("permission denied"), refused.getMessage());
            }
        }
        assertEquals(List.of(), hung);
    }

    @Test
    void callsPastTheWallOnlyWhatHasAReason() throws SQLException {
        assertEquals(
                PAST_THE_WALL.keySet().stream().sorted().toList(),
                list(
                        server.connectAsApplication(),
                        "select distinct proname from pg_proc where pronamespace = 'public'::regnamespace"
                                + " and prosecdef and has_function_privilege(oid, 'execute') order by proname"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select public.audit_write('UPDATE', 'meeting', 'x', null, null, null)",
                "select public.audit_table('meeting', 'code')",
                "select public.scope_seal()",
                "select * from public.scope_key",
                "update public.scope_key set secret = '\\x00'",
                "insert into public.audit_entry (login, origin, action, subject) values ('x', 'x', 'READ', 'x')",
                "update public.record_version set confirmed_by = 'admin'",
                "update public.frozen_period set hash = previous",
                "delete from public.frozen_seal",
                "update public.issued_paper set number = 1",
                "delete from public.issued_paper_file",
                "update public.frozen_text set content = ''",
                "select setval('public.audit_entry_seq', 1)",
                "select nextval('public.audit_entry_seq')"
            })
    void isRefused(String statement) throws SQLException {
        try (Connection connection = scoped(CELL);
                Statement sql = connection.createStatement()) {
            SQLException refused = assertThrows(SQLException.class, () -> sql.execute(statement));
            assertTrue(refused.getMessage().contains("permission denied"), refused.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into public.%s (to_status, moved_at, moved_by) values ('PLANNED', now(), 'admin')",
                "update public.%s set moved_by = 'admin'",
                "delete from public.%s"
            })
    void writesNoLineOfAHistoryByHand(String statement) throws SQLException {
        for (String history : List.of("meeting_move", "annual_plan_move", "key_task_move")) {
            try (Connection connection = scoped(CELL)) {
                list(connection, "select public.audit_note('SIGN_IN', 'account', 'x', null, '{}')");
                String before = list(connection, "select count(*) from public." + history)
                        .get(0);
                run(connection, "savepoint here");
                SQLException refused = assertThrows(
                        SQLException.class, () -> run(connection, statement.replace("%s", history)), history);
                assertTrue(refused.getMessage().contains("is written by its table"), refused.getMessage());
                run(connection, "rollback to here");
                assertEquals(
                        before,
                        list(connection, "select count(*) from public." + history)
                                .get(0));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"follow", "see", "log", "member", "login", "seal"})
    void seesNothingOnceASettingWasMadeByHand(String setting) throws SQLException {
        try (Connection connection = scoped(CELL)) {
            assertFalse(list(connection, "select 1 from meeting limit 1").isEmpty());
            run(connection, "set local nennep." + setting + " = '0'");
            assertEquals(List.of(), list(connection, "select 1 from meeting limit 1"));
            SQLException refused = assertThrows(
                    SQLException.class,
                    () -> run(connection, "update unit_period set name = name || '.' where valid_to is null"));
            assertTrue(refused.getMessage().contains("scope_begin"), refused.getMessage());
        }
    }

    @Test
    void seesNothingBySettingsAloneAndWritesNoLineByThem() throws SQLException {
        try (Connection connection = server.connectAsApplication()) {
            connection.setAutoCommit(false);
            run(connection, "set local nennep.follow = '0'; set local nennep.see = '0'; set local nennep.log = '0'");
            assertEquals(List.of(), list(connection, "select 1 from meeting limit 1"));
            run(connection, "set local nennep.login = 'admin'");
            assertThrows(
                    SQLException.class, () -> run(connection, "select audit_note('READ', 'forged', 'x', null, null)"));
        }
    }

    @Test
    void takesNothingOverFromAnotherTransaction() throws SQLException {
        try (Connection connection = scoped(CELL)) {
            String copied = list(
                            connection,
                            "select string_agg(format('set local nennep.%s = %L', name,"
                                    + " coalesce(current_setting('nennep.' || name, true), '')), ';') from unnest(array['login',"
                                    + " 'origin', 'member', 'follow', 'see', 'log', 'seal']) name")
                    .get(0);
            connection.rollback();
            run(connection, copied);
            assertEquals(List.of(), list(connection, "select 1 from meeting limit 1"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select scope_begin('admin', '-', '0', '0', '0')",
                "select scope_begin('admin', '-', '', '', '')",
                "select scope_begin('test', '-', '0', '', '')",
            })
    void staysWhoItIsUntilTheTransactionEnds(String again) throws SQLException {
        try (Connection connection = scoped(CELL)) {
            SQLException refused = assertThrows(SQLException.class, () -> run(connection, again));
            assertTrue(refused.getMessage().contains("has begun"), refused.getMessage());
        }
    }

    @Test
    void isNamedAtTheSignInWithoutGettingUnits() throws SQLException {
        try (Connection connection = server.connectAsApplication()) {
            connection.setAutoCommit(false);
            run(connection, "select scope_begin('-', '-', '', '', '')");
            run(connection, "select scope_begin('admin', '-', '', '', '')");
            assertEquals(List.of("admin"), list(connection, "select scope_setting('login')"));
            connection.rollback();
            run(connection, "select scope_begin('-', '-', '', '', '')");
            assertThrows(SQLException.class, () -> run(connection, "select scope_begin('admin', '-', '0', '', '')"));
        }
    }

    /** A temporary table with the name and columns of every table of the schema, readable by all. */
    private static void shadowEverything(Connection connection) throws SQLException {
        run(
                connection,
                "do $$ declare t name; begin"
                        + " for t in select relname from pg_class where relnamespace = 'public'::regnamespace"
                        + " and relkind in ('r', 'p') and has_table_privilege(oid, 'select') loop"
                        + " execute format('create temp table %1$I as select * from public.%1$I with no data', t);"
                        + " execute format('grant all on pg_temp.%I to public', t); end loop; end $$");
    }

    private static String counts(Connection connection) throws SQLException {
        return String.join(
                "; ",
                list(
                        connection,
                        "select concat_ws(' ', (select count(*) from public.meeting),"
                                + " (select count(*) from public.member), (select count(*) from public.membership),"
                                + " (select count(*) from public.roll_call_entry),"
                                + " (select count(*) from public.unit_total), (select count(*) from public.audit_entry),"
                                + " (select count(*) from public.annual_plan))"));
    }

    private static Connection scoped(String unit) throws SQLException {
        Connection connection = server.connectAsApplication();
        connection.setAutoCommit(false);
        begin(connection, unit);
        return connection;
    }

    private static void begin(Connection connection, String unit) throws SQLException {
        String id = "(select id::text from public.unit where code = '" + unit + "')";
        run(connection, "select public.scope_begin('test', '-', " + id + ", " + id + ", " + id + ")");
    }

    private static void run(Connection connection, String statement) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
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
