package vn.nennep.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.generic.GenericType;
import org.jdbi.v3.core.mapper.Nested;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.nennep.launcher.EmbeddedDatabase;
import vn.nennep.testdata.TestServer;

/** What the one way to SQL makes of a row, and what it refuses. */
class SqlIT {

    record Types(
            long id,
            int count,
            Integer none,
            String text,
            LocalDate heldOn,
            LocalTime startsAt,
            Instant savedAt,
            UUID ref,
            DayOfWeek kind,
            boolean held,
            List<String> names,
            List<Long> ids) {}

    record Two(String one, String two) {

        Two(String one) {
            this(one, "");
        }
    }

    record Number(int number) {}

    record Inner(int due, String name) {}

    record Outer(int id, @Nested("count") Inner count, @Nested Entry entry) {}

    record Entry(String code, String name) {}

    private static EmbeddedDatabase database;
    private static Connection connection;
    private static Handle sql;

    @BeforeAll
    static void open() throws SQLException {
        database = TestServer.startDatabase("sql");
        connection = database.connect();
        sql = Sql.on(connection);
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
        database.close();
    }

    @Test
    void fillsARecordByTheNamesOfTheColumns() {
        UUID ref = UUID.randomUUID();
        Types row = sql.createQuery(
                        """
                        select array[7::bigint, 8] as ids, array['à', null] as names, true as held, :kind as kind,
                          :ref as ref, :at as saved_at, time '19:30' as starts_at, :day as held_on, 'chi bộ'::text as text,
                          null::integer as none, count(*) as count, 5000000000 as id
                        """)
                .bind("kind", DayOfWeek.SUNDAY)
                .bind("ref", ref)
                .bind("at", Instant.parse("2021-11-12T01:02:03.004Z"))
                .bind("day", LocalDate.of(1945, 9, 2))
                .mapTo(Types.class)
                .one();
        assertEquals(
                new Types(
                        5_000_000_000L,
                        1,
                        null,
                        "chi bộ",
                        LocalDate.of(1945, 9, 2),
                        LocalTime.of(19, 30),
                        Instant.parse("2021-11-12T01:02:03.004Z"),
                        ref,
                        DayOfWeek.SUNDAY,
                        true,
                        Arrays.asList("à", null),
                        List.of(7L, 8L)),
                row);
    }

    @Test
    void comparesAsWritten() {
        assertEquals(
                List.of(2),
                sql.createQuery("select n from generate_series(1, 3) n where n<>1 and n<:most and 'a<b>c' <> ':most'")
                        .bind("most", 3)
                        .mapTo(Integer.class)
                        .list());
    }

    @Test
    void takesAListOfNumbersAsAnArray() {
        assertEquals(
                List.of(1, 3),
                sql.createQuery("select n from generate_series(1, 3) n where n = any(:ids) order by n")
                        .bindArray("ids", Long.class, List.of(3L, 1L))
                        .mapTo(Integer.class)
                        .list());
    }

    @Test
    void takesADayThatIsMissing() {
        assertEquals(
                0,
                sql.createQuery("select 1 where :day::date is not null")
                        .bind("day", (LocalDate) null)
                        .mapTo(Integer.class)
                        .list()
                        .size());
    }

    @Test
    void usesTheConstructorOfAllComponents() {
        assertEquals(
                new Two("a", "b"),
                sql.createQuery("select 'b' as two, 'a' as one")
                        .mapTo(Two.class)
                        .one());
    }

    @Test
    void fillsARecordInARecordByColumnsThatBeginWithItsName() {
        assertEquals(
                new Outer(1, new Inner(14, "x"), new Entry("a", "b")),
                sql.createQuery("select 1 as id, 14 as count_due, 'x' as count_name, 'a' as code, 'b' as name")
                        .mapTo(Outer.class)
                        .one());
    }

    @Test
    void readsAListOutOfOneColumn() {
        GenericType<List<Entry>> entries = new GenericType<>() {};
        assertEquals(
                List.of(List.of(new Entry("A", "à, á"), new Entry("B", null)), List.of()),
                sql.createQuery(
                                """
                                select array_agg(array[code, name] order by code) from (values ('A', 'à, á'), ('B', null)) v(code, name)
                                union all select null
                                """)
                        .registerColumnMapper(entries, Sql.listOf(one -> new Entry(one[0], one[1])))
                        .mapTo(entries)
                        .list());
    }

    @Test
    void takesNoNoticeOfAParameterThatTheStatementDoesNotName() {
        assertEquals(
                1,
                sql.createQuery("select :one")
                        .bind("one", 1)
                        .bind("other", 2)
                        .mapTo(int.class)
                        .one());
    }

    @Test
    void refusesAColumnThatNoComponentTakes() {
        assertThrows(IllegalArgumentException.class, () -> sql.createQuery("select 1 as number, 2 as other")
                .mapTo(Number.class)
                .one());
    }

    @Test
    void refusesAComponentThatNoColumnFills() {
        assertThrows(
                IllegalArgumentException.class,
                () -> sql.createQuery("select 'a' as one").mapTo(Two.class).one());
    }

    @Test
    void refusesNothingWhereANumberIsWanted() {
        assertThrows(JdbiException.class, () -> sql.createQuery("select null::integer as number")
                .mapTo(Number.class)
                .one());
    }

    @Test
    void saysWhatFailedAndNoValue() {
        JdbiException failed =
                assertThrows(JdbiException.class, () -> sql.createQuery("select 1 / (length(:name) - length(:name))")
                        .bind("name", "Nguyễn Thị Mẫu")
                        .mapTo(Integer.class)
                        .one());
        assertTrue(failed.getMessage().contains("select 1 / (length(:name)"), failed.getMessage());
        assertFalse(failed.getMessage().contains("Mẫu"), failed.getMessage());
    }
}
