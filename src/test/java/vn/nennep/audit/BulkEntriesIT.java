package vn.nennep.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nennep.launcher.AuditChain;
import vn.nennep.launcher.EmbeddedDatabase;
import vn.nennep.testdata.LargeProvince;
import vn.nennep.testdata.TestDatabase;

/** The log of a statement over many rows tells of each of them what it was and what it became, in a few entries. */
class BulkEntriesIT {

    private static final int CELLS = 20;

    /** What the log says of the rows that were written since a test began. */
    private static final String SAID =
            """
            select concat_ws(' ', e.action, e.subject, r.subject_key, e.unit_id, r.before, '>', r.after)
            from audit_entry e cross join lateral audit_rows_of(e.subject_key, e.before, e.after) r
            where e.id > current_setting('test.last')::bigint
            order by 1
            """;

    private static final String ENTRIES =
            "select count(*) from audit_entry where id > current_setting('test.last')::bigint";

    private static final String ROLLS =
            """
            (select e.meeting_id, jsonb_object_agg(p.code, e.category || e.mark || coalesce(' ' || e.reason, '')) as marks
            from %s e join member p on p.id = e.member_id group by e.meeting_id)
            """;

    private static EmbeddedDatabase database;

    private Connection connection;

    @BeforeAll
    static void load() throws SQLException {
        database = TestDatabase.migrated("bulk-entries");
        try (Connection owner = database.connect()) {
            LargeProvince.load(owner, CELLS);
        }
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void open() throws SQLException {
        connection = database.connect();
        run("set test.last = '0'");
        run("select set_config('test.last', (select coalesce(max(id), 0) from audit_entry)::text, false)");
        connection.setAutoCommit(false);
    }

    @AfterEach
    void close() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void tellOfEachRowThatWasAddedByItsUnit() throws SQLException {
        run("create temp table added as select * from membership where cell_id in (select min(cell_id) from membership"
                + " union select max(cell_id) from membership) or id % 2 = 0");
        run("delete from membership where id in (select id from added)");
        run("select set_config('test.last', (select max(id) from audit_entry)::text, false)");
        run("insert into membership select * from added");
        assertEquals(
                list(
                        "select concat_ws(' ', 'INSERT membership', member_id, cell_id, '>', jsonb_strip_nulls(to_jsonb(a) - 'version'))"
                                + " from added a order by 1"),
                list(SAID));
        assertEquals(list("select count(distinct cell_id) from added"), list(ENTRIES));
    }

    @Test
    void tellOfEachRowThatWasRemoved() throws SQLException {
        run("create temp table removed as select * from contribution");
        run("delete from contribution");
        assertEquals(
                list(
                        "select concat_ws(' ', 'DELETE contribution', r.ref, m.cell_id, jsonb_strip_nulls(to_jsonb(r) - 'version'), '>')"
                                + " from removed r join meeting m on m.id = r.meeting_id order by 1"),
                list(SAID));
    }

    @Test
    void pairWhatARowWasWithWhatItBecameAlsoWhenItsKeysChange() throws SQLException {
        run("create temp table was as select * from member");
        run("update member set code = 'T' || id, given_name = 'Đổi', version = version + 1 where id % 3 > 0");
        assertEquals(
                list("select concat_ws(' ', 'UPDATE member', m.code, (select s.cell_id from membership s"
                        + " where s.member_id = m.id order by s.valid_from desc limit 1),"
                        + " jsonb_strip_nulls(to_jsonb(w) - 'version' - 'search_name'), '>',"
                        + " jsonb_strip_nulls(to_jsonb(m) - 'version' - 'search_name'))"
                        + " from member m join was w on w.id = m.id where m.id % 3 > 0 order by 1"),
                list(SAID));
    }

    @Test
    void leaveOutRowsThatDidNotChange() throws SQLException {
        run("update meeting set topic = 'Khác', version = version + 1 where number = 1");
        assertEquals(
                list("select 'UPDATE ' || code from meeting where number = 1 order by 1"),
                list("select distinct e.action || ' ' || r.subject_key from audit_entry e cross join lateral"
                        + " audit_rows_of(e.subject_key, e.before, e.after) r"
                        + " where e.subject = 'meeting' and e.id > current_setting('test.last')::bigint order by 1"));
        run("select set_config('test.last', (select max(id) from audit_entry)::text, false)");
        run("update meeting set version = version + 1");
        assertEquals(List.of("0"), list(ENTRIES));
    }

    @Test
    void tellOfEachRollByItsMeeting() throws SQLException {
        run("create temp table kept as select * from roll_call_entry");
        run("update roll_call_entry set mark = 'E', reason = 'Đi công tác' where mark = 'A'");
        assertEquals(
                list("select concat_ws(' ', 'UPDATE roll_call_entry', m.code, m.cell_id, o.marks, '>', n.marks) from "
                        + ROLLS.formatted("(select * from kept where mark = 'A')") + " o join "
                        + ROLLS.formatted(
                                "(select e.* from roll_call_entry e join kept k on k.meeting_id = e.meeting_id"
                                        + " and k.member_id = e.member_id and k.mark = 'A')")
                        + " n on n.meeting_id = o.meeting_id join meeting m on m.id = o.meeting_id order by 1"),
                list(SAID));
        assertTrue(Integer.parseInt(list(ENTRIES).get(0)) <= CELLS, list(ENTRIES) + " entries");

        run("select set_config('test.last', (select max(id) from audit_entry)::text, false)");
        run("create temp table removed as select * from roll_call_entry");
        run("delete from roll_call_entry");
        assertEquals(
                list("select concat_ws(' ', 'DELETE roll_call_entry', m.code, m.cell_id, o.marks, '>') from "
                        + ROLLS.formatted("removed") + " o join meeting m on m.id = o.meeting_id order by 1"),
                list(SAID).stream()
                        .filter(line -> line.contains(" roll_call_entry "))
                        .toList());

        run("select set_config('test.last', (select max(id) from audit_entry)::text, false)");
        run("insert into roll_call_entry select * from removed");
        assertEquals(
                list("select concat_ws(' ', 'INSERT roll_call_entry', m.code, m.cell_id, '>', o.marks) from "
                        + ROLLS.formatted("removed") + " o join meeting m on m.id = o.meeting_id order by 1"),
                list(SAID).stream()
                        .filter(line -> line.contains(" roll_call_entry "))
                        .toList());
    }

    @Test
    void tellOfAMergeInEachMeetingWhoseRollItChanges() throws SQLException {
        // Two entries of one person stand in many rolls, never together.
        run("insert into member (id, code, family_and_middle_name, given_name, search_name, birth_date, birth_year)"
                + " select 900000, 'TWICE', family_and_middle_name, given_name, search_name, birth_date, birth_year"
                + " from member where id = 1");
        run(
                "insert into roll_call_entry (meeting_id, member_id, category, mark, year) select id, 900000, 'O', 'P', year"
                        + " from meeting"
                        + " where id % 2 = 0");
        run("select set_config('test.last', (select max(id) from audit_entry)::text, false)");
        run("insert into member (id, code, family_and_middle_name, given_name, search_name, birth_date, birth_year)"
                + " select 900001, 'ONCE', family_and_middle_name, given_name, search_name, birth_date, birth_year"
                + " from member where id = 1");
        run("update roll_call_entry set member_id = 900001 where member_id = 900000");
        assertEquals(
                list("select concat_ws(' ', 'UPDATE roll_call_entry', code, cell_id, '{\"TWICE\": \"OP\"}', '>',"
                        + " '{\"ONCE\": \"OP\"}') from meeting where id % 2 = 0 order by 1"),
                list(SAID).stream()
                        .filter(line -> line.contains(" roll_call_entry "))
                        .toList());
    }

    @Test
    void areOneForEachRowOfAFew() throws SQLException {
        run("update meeting set topic = 'Một' where id <= 3");
        assertEquals(
                list("select code from meeting where id <= 3 order by 1"),
                list("select subject_key from audit_entry where id > current_setting('test.last')::bigint"
                        + " and subject = 'meeting' order by 1"));
        run("update roll_call_entry set mark = 'E', reason = 'Ốm' where meeting_id <= 2");
        assertEquals(
                list("select code from meeting where id <= 2 order by 1"),
                list("select subject_key from audit_entry where id > current_setting('test.last')::bigint"
                        + " and subject = 'roll_call_entry' order by 1"));
    }

    @Test
    void areNoneOfWhatWasRolledBack() throws SQLException {
        run("update meeting set topic = 'Một' where id = 1");
        Savepoint before = connection.setSavepoint();
        run("update member set given_name = 'Hai'");
        run("delete from contribution");
        connection.rollback(before);
        run("update meeting set topic = 'Ba' where id = 2");
        connection.commit();
        assertEquals(List.of("2"), list(ENTRIES));
        assertEquals(List.of(), list("select 1 from audit_unlinked"));
        assertEquals(
                List.of("2"),
                list("select count(*) from audit_link where entry_id > current_setting('test.last')::bigint"));
        assertWhole();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Đi công tác", "\"key\""})
    void areProvedByTheChainDownToEachRow(String part) throws SQLException {
        run("update roll_call_entry set mark = 'E', reason = 'Đi công tác' where mark = 'A'");
        run("update roll_call_entry set mark = 'A', reason = null where reason = 'Đi công tác'");
        connection.commit();
        assertWhole();
        String entry =
                list("select max(id) from audit_entry where subject_key is null and jsonb_typeof(before) = 'array'")
                        .get(0);
        String text = list("select before from audit_entry where id = " + entry).get(0);
        int at = text.lastIndexOf(part);
        assertNotEquals(-1, at, text);
        run("set session_replication_role = replica");
        run("update audit_entry set before = '"
                + (text.substring(0, at)
                                + part.replace("key", "kez").replace("Đi", "Đl")
                                + text.substring(at + part.length()))
                        .replace("'", "''")
                + "'::jsonb where id = " + entry);
        connection.commit();
        AuditChain.Finding found = AuditChain.verify(connection);
        assertTrue(("" + found.fault()).startsWith("audit_entry id " + entry + " "), found.toString());
        run("update audit_entry set before = '" + text.replace("'", "''") + "'::jsonb where id = " + entry);
        run("set session_replication_role = origin");
        connection.commit();
        assertWhole();
    }

    private void assertWhole() throws SQLException {
        // A walk is a transaction of its own.
        connection.commit();
        AuditChain.Finding found = AuditChain.verify(connection);
        assertTrue(found.isWhole(), found.toString());
        assertEquals(list("select count(*) from audit_entry"), List.of(String.valueOf(found.links())));
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> list(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }
}
