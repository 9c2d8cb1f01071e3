package vn.nennep.reorganisation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.nennep.launcher.EmbeddedDatabase;
import vn.nennep.testdata.Migrated;
import vn.nennep.testdata.TestServer;

/** A database of before the rule holds rows outside the life of their unit: they are mended, none stops the start. */
class LifeMigrationIT {

    private static EmbeddedDatabase database;
    private static Connection connection;

    @BeforeAll
    static void migrateOldRows() throws SQLException {
        database = TestServer.startDatabase("life-migration");
        Migrated.tables(database, "21");
        connection = database.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into unit (id, code) values (1, 'P'), (2, 'A'), (3, 'B');
                    insert into unit_period (id, unit_id, code, name, kind, parent_id, valid_from, valid_to) values
                      (1, 1, 'P', 'Tỉnh ủy', 'PROVINCE', null, '2010-01-01', null),
                      (2, 2, 'A', 'Chi bộ A', 'CELL', 1, '2015-01-01', '2022-06-30'),
                      (3, 3, 'B', 'Chi bộ B', 'CELL', 1, '2010-01-01', null);
                    insert into member (id, code, family_and_middle_name, given_name, search_name)
                      select n, 'M' || n, 'Lê Văn', 'Số ' || n, 'le van so ' || n from generate_series(1, 4) n;
                    insert into membership (id, member_id, cell_id, category, valid_from, valid_to) values
                      (1, 1, 2, 'OFFICIAL', '2016-01-01', null),
                      (2, 2, 2, 'OFFICIAL', '2014-01-01', '2020-01-01'),
                      (3, 3, 2, 'OFFICIAL', '2022-08-01', null),
                      (4, 4, 3, 'OFFICIAL', '2016-01-01', null);
                    insert into member_leave (id, member_id, kind, valid_from) values (1, 1, 'EXEMPT', '2012-01-01');
                    insert into member_position (id, ref, member_id, unit_id, kind, valid_from)
                      values (1, gen_random_uuid(), 1, 2, 'SECRETARY', '2020-01-01');
                    insert into account (id, login, display_name, password_hash, created_at)
                      values (1, 'bi-thu', 'Bí thư A', 'x', now());
                    insert into role_grant (id, account_id, role, unit_id, valid_from)
                      values (1, 1, 'SECRETARY', 2, '2020-01-01'), (2, 1, 'DEPUTY', 2, '2023-01-01');
                    insert into meeting (id, code, cell_id, kind, number, held_on, status, recorded_at, recorded_by, due_count,
                      present_count, excused_count, absent_count) values
                      (1, 'A-1', 2, 'REGULAR', 1, '2022-09-03', 'PLANNED', null, null, null, null, null, null),
                      (2, 'A-2', 2, 'REGULAR', 2, '2022-10-03', 'RECORDED', now(), 'x', 1, 1, 0, 0);
                    """);
        }
        Migrated.latest(database);
    }

    @AfterAll
    static void stop() throws SQLException {
        connection.close();
        database.close();
    }

    @Test
    void endsWhatReachesBeyondTheUnitAndTakesAwayWhatLiesWhollyOutside() throws SQLException {
        assertEquals(
                "1 2016-01-01 2022-06-30|2 2015-01-01 2020-01-01|4 2016-01-01 -",
                text(
                        "select string_agg(id || ' ' || valid_from || ' ' || coalesce(valid_to::text, '-'), '|' order by id)"
                                + " from membership"));
        assertEquals("2022-06-30", text("select valid_to::text from member_position"));
        assertEquals("1 2022-06-30", text("select string_agg(id || ' ' || valid_to, '|' order by id) from role_grant"));
        assertEquals("2012-01-01 2022-06-30", text("select valid_from || ' ' || valid_to from member_leave"));
    }

    @Test
    void callsOffWhatWasOnlyPlannedAndLeavesWhatWasRecordedToPeople() throws SQLException {
        assertEquals(
                "A-1 NOT_HELD|A-2 RECORDED",
                text("select string_agg(code || ' ' || status, '|' order by code) from meeting"));
        // It can still be changed otherwise, and put right.
        try (Statement statement = connection.createStatement()) {
            assertEquals(1, statement.executeUpdate("update meeting set topic = 'Nội dung' where code = 'A-2'"));
            assertEquals(1, statement.executeUpdate("update meeting set held_on = '2022-06-03' where code = 'A-2'"));
        }
    }

    @Test
    void keepsEachRowAsItWas() throws SQLException {
        assertEquals(
                "meeting 1 CALLED_OFF|member_leave 1 SHORTENED|member_position 1 SHORTENED|membership 1 SHORTENED"
                        + "|membership 2 SHORTENED|membership 3 REMOVED|role_grant 1 SHORTENED|role_grant 2 REMOVED",
                text("select string_agg(relation || ' ' || row_id || ' ' || what, '|' order by relation, row_id)"
                        + " from unit_life_mended"));
        assertEquals(
                "2022-08-01",
                text("select before ->> 'valid_from' from unit_life_mended where what = 'REMOVED'"
                        + " and relation = 'membership'"));
    }

    private static String text(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
