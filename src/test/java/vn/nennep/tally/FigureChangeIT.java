package vn.nennep.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.nennep.launcher.EmbeddedDatabase;
import vn.nennep.shared.Clocks;
import vn.nennep.testdata.LargeProvince;
import vn.nennep.testdata.TestDatabase;

/** Every change that can move a figure is in the log of changes with its transaction, whoever made it. */
class FigureChangeIT {

    private static final int YEAR = LargeProvince.YEAR;

    /** Cells 8 to 27, of which 10 to 12 are for what is committed; cell 8 has the meetings 1 to 17, the last five thematic, cell 9 has 18 to 34. */
    private static final int CELLS = 20;

    private static EmbeddedDatabase database;
    private static Connection connection;

    @BeforeAll
    static void load() throws SQLException {
        database = TestDatabase.migrated("changes");
        connection = database.connect();
        LargeProvince.load(connection, CELLS);
        connection.setAutoCommit(false);
    }

    @AfterAll
    static void stop() throws SQLException {
        connection.close();
        database.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    meeting counted | insert into meeting (id, code, cell_id, kind, number, held_on, status, recorded_at, recorded_by, due_count, present_count, excused_count, absent_count) values (900, 'X', 8, 'REGULAR', 50, '2021-05-05', 'RECORDED', now(), 'test', 1, 1, 0, 0) | 2021:8
                    meeting planned | insert into meeting (id, code, cell_id, kind, number, held_on, status) values (900, 'X', 8, 'REGULAR', 50, '2021-05-05', 'PLANNED') |
                    its counts | update meeting set present_count = present_count - 1, absent_count = absent_count + 1 where id in (1, 2) | 2021:8
                    its words | update meeting set topic = 'khác', place = 'nhà văn hóa', chair_id = 1 where id = 13 |
                    its day | update meeting set held_on = held_on + 1 where id = 1 | 2021:8
                    its year | update meeting set held_on = '2022-01-05', number = 50 where id = 1 | 2021:8 2022:8
                    its cell | update meeting set cell_id = 9, number = 50, plan_line = null where id = 13 | 2021:8 2021:9
                    its kind | update meeting set kind = 'REGULAR', number = 50 where id = 13 | 2021:8
                    its topic group | update meeting set topic_group = 'HO_CHI_MINH' where id = 13 | 2021:8
                    its line of the plan | update meeting set plan_line = null where id = 13 | 2021:8
                    not counted any more | update meeting set status = 'HELD', due_count = null, present_count = null, excused_count = null, absent_count = null, recorded_at = null, recorded_by = null where id = 1 | 2021:8
                    confirmed | update meeting set status = 'CONFIRMED' where id = 1 |
                    meeting removed | delete from meeting where id in (1, 18) | 2021:8 2021:9
                    meeting not found | delete from meeting where id = 999999 |
                    mark added | insert into roll_call_entry (meeting_id, member_id, category, mark, year) select 1, max(id), 'T', 'P', 2021 from member | 2021:8
                    mark changed | update roll_call_entry set mark = 'A' where meeting_id = 1 and mark = 'P' | 2021:8
                    mark the same | update roll_call_entry set mark = mark where meeting_id = 1 |
                    its reason | update roll_call_entry set reason = 'ốm' where meeting_id = 1 and mark = 'E' |
                    its category | update roll_call_entry set category = 'X' where meeting_id = 1 and mark = 'P' | 2021:8
                    somebody else's | update roll_call_entry set member_id = (select max(id) from member) where meeting_id = 1 and member_id = (select min(member_id) from roll_call_entry where meeting_id = 1) | 2021:8
                    mark removed | delete from roll_call_entry where meeting_id in (1, 18) | 2021:8 2021:9
                    form added | insert into meeting_form values (13, 'STORY') | 2021:8
                    form changed | update meeting_form set form = 'STORY' where meeting_id = 13 | 2021:8
                    form removed | delete from meeting_form where meeting_id = 13 | 2021:8
                    presenter added | insert into meeting_presenter values (13, 1, 1) | 2021:8
                    contribution added | insert into contribution (id, ref, meeting_id, position, member_id, kind, text) select 900000, gen_random_uuid(), 13, 9, min(member_id), 'COMMENT', 'mẫu' from roll_call_entry where meeting_id = 13 | 2021:8
                    reply | update contribution set reply_kind = 'ACCEPTED' where meeting_id = 13 and reply_kind is null | 2021:8
                    no reply needed | update contribution set no_reply_needed = true where meeting_id = 13 and reply_kind is null | 2021:8
                    its text | update contribution set text = 'khác' where meeting_id = 13 |
                    contribution removed | delete from contribution where meeting_id = 13 | 2021:8
                    score added | insert into meeting_score (meeting_id, criteria_set_id, self_grade, self_points, self_at, self_by, most_points) values (5, 1, 'GOOD', 1, now(), 'test', 1) | 2021:8
                    its grade | update meeting_score set self_grade = 'WEAK' where meeting_id = 1 | 2021:8
                    its points | update meeting_score set self_points = 0.5 where meeting_id = 1 |
                    score removed | delete from meeting_score where meeting_id = 1 | 2021:8
                    plan added | insert into annual_plan (id, cell_id, year, revision, status) values (900, 8, 2022, 1, 'DRAFT') | 2022:8
                    its state | update annual_plan set status = 'REPLACED' where cell_id = 8 | 2021:8
                    its orientation | update annual_plan set orientation = 'khác' where cell_id = 8 |
                    plan removed | delete from annual_plan where cell_id = 8 | 2021:8
                    line added | insert into plan_line (id, plan_id, line, month, position, topic, topic_group) values (900000, 8, gen_random_uuid(), 3, 1, 'mẫu', 'OTHER') | 2021:8
                    another line | update plan_line set line = gen_random_uuid() where id = 48 | 2021:8
                    its topic | update plan_line set topic = 'khác' where id = 48 |
                    line removed | delete from plan_line where id = 48 | 2021:8
                    key task added | insert into key_task (id, cell_id, year, number, task, status) values (900, 8, 2021, 9, 'mẫu', 'DRAFT') | 2021:8
                    its rating | update key_task set self_rating = 'PARTLY' where cell_id = 8 | 2021:8
                    its note | update key_task set self_note = 'khác' where cell_id = 8 |
                    key task removed | delete from key_task where cell_id = 8 | 2021:8
                    year's grade added | insert into year_grade (cell_id, year, criteria_set_id) values (8, 2022, 1) | 2022:8
                    year's grade | update year_grade set self_grade = 'WEAK' where cell_id = 8 | 2021:8
                    its evidence | update year_grade set evidence = '{}' where cell_id = 8 |
                    year's grade removed | delete from year_grade where cell_id = 8 | 2021:8
                    """)
    void marksTheCellsThatItCanMove(String what, String change, String marked) throws SQLException {
        assertEquals(new TreeSet<>(marked == null ? List.of() : List.of(marked.split(" "))), marks(change), what);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    insert into unit_period (id, unit_id, code, name, kind, parent_id, valid_from, valid_to) values (900000, 8, 'B8', 'Chi bộ cũ', 'CELL', 4, '2009-01-01', '2009-12-31')
                    update unit_period set name = 'Chi bộ khác' where unit_id = 8
                    delete from unit_period where unit_id = 8
                    insert into unit_event (id, ref, kind, effective_on, entered_at, entered_by) values (900, gen_random_uuid(), 'MERGED', '2021-07-01', now(), 'test'); insert into unit_succession (event_id, predecessor_id, successor_id, heir, effective_on, entered_at) select 900, 8, 9, true, '2021-07-01', now()
                    insert into topic_group (code, position) values ('NEW', 99)
                    insert into presentation_form (code, position) values ('NEW', 99)
                    """)
    void marksEveryYearWhereTheTreeOrTheCodesChange(String change) throws SQLException {
        int next = LocalDate.now(Clocks.ZONE).getYear() + 1;
        TreeSet<String> years = new TreeSet<>();
        for (int year = YEAR; year <= next; year++) {
            years.add(year + ":*");
        }
        assertEquals(years, marks(change));
    }

    @Test
    void saysNothingOfAChangeOfTheTreeThatChangedNothing() throws SQLException {
        assertEquals(new TreeSet<>(), marks("update unit_period set name = 'Chi bộ khác' where unit_id = 999999"));
    }

    /** Somebody saves while a run counts: what its snapshot does not see, it must not take out. */
    @Test
    void areTakenOutAsTheRunsSnapshotSeesThem() throws SQLException {
        try (Connection saving = database.connect();
                Connection running = database.connect()) {
            saving.setAutoCommit(false);
            running.setAutoCommit(false);
            running.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            execute(saving, "delete from figure_change");
            execute(saving, "update roll_call_entry set mark = 'A' where meeting_id = 35 and mark = 'P'");
            execute(saving, "update key_task set self_rating = 'PARTLY' where cell_id = 10");
            saving.commit();
            execute(saving, "update year_grade set self_grade = 'WEAK' where cell_id = 11");
            execute(running, "select 1 from meeting");
            execute(saving, "update unit_period set name = 'Chi bộ khác' where unit_id = 12");
            saving.commit();

            assertEquals(new FigureChanges.Taken(1, List.of()), taken(running));
            running.rollback();
            execute(running, "select 1 from meeting");
            FigureChanges.Taken all = new FigureChanges.Taken(2, List.of("unit_period"));
            assertEquals(all, taken(running), "who is rolled back gives back");
            running.rollback();
            assertEquals(all, taken(running));
            running.commit();
            assertEquals(new FigureChanges.Taken(0, List.of()), taken(running));
            running.commit();
        }
    }

    @Test
    void waitForTheNextRunWhenTheyAreCommittedAfterTheSnapshot() throws SQLException {
        try (Connection saving = database.connect();
                Connection running = database.connect()) {
            saving.setAutoCommit(false);
            running.setAutoCommit(false);
            running.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            execute(saving, "delete from figure_change");
            saving.commit();
            execute(saving, "update meeting_score set self_grade = 'FAIR' where meeting_id = 36");
            // The snapshot of the run lies between the change and its commit.
            assertEquals(new FigureChanges.Taken(0, List.of()), taken(running));
            saving.commit();
            running.commit();
            assertEquals(new FigureChanges.Taken(1, List.of()), taken(running));
            running.commit();
        }
    }

    private static FigureChanges.Taken taken(Connection running) {
        return new FigureChanges(new YearSql(running, YEAR, LocalDate.of(YEAR + 1, 1, 12))).take();
    }

    private static void execute(Connection on, String sql) throws SQLException {
        try (Statement statement = on.createStatement()) {
            statement.execute(sql);
        }
    }

    private static TreeSet<String> marks(String change) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("delete from figure_change");
            statement.execute(change);
            TreeSet<String> found = new TreeSet<>();
            try (ResultSet row =
                    statement.executeQuery("select year || ':' || coalesce(cell_id::text, '*') from figure_change")) {
                while (row.next()) {
                    found.add(row.getString(1));
                }
            }
            return found;
        } finally {
            connection.rollback();
        }
    }
}
