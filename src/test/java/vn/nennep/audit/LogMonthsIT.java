package vn.nennep.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.nennep.launcher.AuditChain;
import vn.nennep.launcher.EmbeddedDatabase;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestDatabase;

/** The log lies by month; a month can be detached and attached again, and the chain goes on over it. */
class LogMonthsIT {

    private static EmbeddedDatabase database;
    private static Tables tables;

    @BeforeAll
    static void migrate() throws SQLException {
        database = TestDatabase.migrated("log-months");
        tables = Tables.of(database);
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void haveAPartitionEachForAWhileAndARestForAllOthers() {
        assertEquals("0", tables.only("select audit_months_ahead()"));
        note("now()", "now");
        note("now() + interval '2 months'", "ahead");
        note("now() + interval '7 years'", "far");
        assertEquals(
                "by_month.audit_entry_before by_month.audit_entry_"
                        + tables.only(
                                "select to_char((now() + interval '2 months') at time zone 'Asia/Ho_Chi_Minh', 'YYYY_MM')")
                        + " by_month.audit_entry_rest",
                tables.only("select string_agg(tableoid::regclass::text, ' ' order by written_at) from audit_entry"
                        + " where subject in ('now', 'ahead', 'far')"));
        assertTrue(verify().isWhole(), verify().toString());
    }

    @Test
    void readOneMonthForOneMonth() {
        String plan = String.join(
                "\n",
                tables.list("explain select * from audit_entry where written_at"
                        + " between now() + interval '7 years' and now() + interval '7 years 1 day' and unit_id = 1"));
        assertTrue(plan.contains("audit_entry_rest") && !plan.contains("audit_entry_before"), plan);
    }

    @Test
    void canBeDetachedAndTheChainGoesOn() {
        String month = tables.only("select 'audit_entry_' || to_char((now() + interval '3 months') at time zone"
                + " 'Asia/Ho_Chi_Minh', 'YYYY_MM')");
        note("now()", "before");
        note("now() + interval '3 months'", "old");
        note("now()", "between");
        note("now() + interval '3 months'", "old");
        note("now()", "after");
        AuditChain.Finding whole = verify();
        assertEquals(0, whole.detached());

        assertEquals("2", tables.only("select audit_detach('" + month + "')"));
        note("now()", "later");
        AuditChain.Finding apart = verify();
        assertTrue(apart.isWhole(), apart.toString());
        assertEquals(2, apart.detached());
        assertTrue(apart.links() >= whole.links() + 2, apart + " after " + whole);
        assertEquals("0", tables.only("select count(*) from audit_entry where subject = 'old'"));
        assertEquals("2", tables.only("select count(*) from by_month." + month));

        // What is missing without having been detached, or was changed beside it, is found as before.
        String between = tables.only("select id from audit_entry where subject = 'between'");
        tables.run("set session_replication_role = replica; update audit_entry set login = 'x' where id = " + between);
        assertTrue(("" + verify().fault()).startsWith("audit_entry id " + between + " "), verify().toString());
        tables.run("set session_replication_role = replica; update audit_entry set login = '-' where id = " + between);
        assertTrue(verify().isWhole());

        tables.run("alter table audit_entry attach partition by_month." + month + " for values from ("
                + bound("3 months") + ") to (" + bound("4 months") + "); delete from audit_detached where partition = '"
                + month + "'");
        AuditChain.Finding again = verify();
        assertTrue(again.isWhole(), again.toString());
        assertEquals(0, again.detached());
    }

    /** A session keeps the plans that it made while the month was small. */
    @Test
    void areNotReadAgainByEachSave() throws SQLException {
        int saves = 400;
        long before = rowsReadThrough();
        try (Connection session = database.connect();
                Statement statement = session.createStatement()) {
            for (int i = 0; i < saves; i++) {
                statement.execute("insert into audit_entry (written_at, login, origin, action, subject)"
                        + " values (now(), '-', '-', 'READ', 'save')");
            }
            statement.execute("select pg_stat_force_next_flush()");
        }
        long read = rowsReadThrough() - before;
        assertTrue(read < 20L * saves, read + " rows of the log were read through by " + saves + " saves");
    }

    private static long rowsReadThrough() {
        return Long.parseLong(tables.only("select sum(seq_tup_read) from pg_stat_all_tables"
                + " where relname like 'audit\\_entry%' or relname like 'audit\\_link%'"));
    }

    private static String bound(String ahead) {
        return "'"
                + tables.only("select (date_trunc('month', now() at time zone 'Asia/Ho_Chi_Minh') + interval '" + ahead
                        + "') at time zone 'Asia/Ho_Chi_Minh'")
                + "'";
    }

    private static void note(String at, String subject) {
        tables.run("insert into audit_entry (written_at, login, origin, action, subject) values (" + at
                + ", '-', '-', 'READ', '" + subject + "')");
    }

    private static AuditChain.Finding verify() {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("select 1");
            return AuditChain.verify(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
