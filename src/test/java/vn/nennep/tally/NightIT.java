package vn.nennep.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import vn.nennep.launcher.EmbeddedDatabase;
import vn.nennep.shared.Clocks;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.People;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestDatabase;
import vn.nennep.testdata.TestServer;
import vn.nennep.testdata.Visit;
import vn.nennep.testdata.Wire;

/**
 * Nights whose hour passes while the database, or the server, is away. No test waits for an hour: a night passes by
 * making all that was written about nights a day older.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NightIT {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private static EmbeddedDatabase database;
    private static Tables tables;
    private static Wire wire;
    private static TestServer server;

    @BeforeAll
    static void start() {
        database = TestDatabase.demonstration("night");
        tables = Tables.of(database);
        String direct = database.jdbcUrl();
        int port = URI.create(direct.substring("jdbc:".length())).getPort();
        wire = new Wire(port);
        // Half a day away: the true hour does not come while the test runs.
        String hour = LocalTime.now(Clocks.ZONE)
                .plusHours(12)
                .withSecond(0)
                .withNano(0)
                .toString();
        server = TestServer.launchOn(
                "night",
                database,
                Map.of(
                        "NENNEP_DB_URL",
                        direct.replace(":" + port + "/", ":" + wire.port() + "/"),
                        "NENNEP_CONSOLIDATE_AT",
                        hour,
                        "NENNEP_SWEEP_AT",
                        hour,
                        "NENNEP_FREEZE_AT",
                        hour,
                        "NENNEP_NIGHT_SECONDS",
                        "1"));
        server.awaitReady();
    }

    @AfterAll
    static void stop() {
        server.close();
        wire.close();
        database.close();
    }

    /** Before the first night of an installation, too: a run whose database went away could not even note its end. */
    @Test
    @Order(0)
    void closesARunThatNobodyIsAtBeforeAnyNightIsDue() {
        assertEquals("0", tables.only("select count(*) from consolidation_run where due_at is not null"));
        tables.run("insert into consolidation_run (id, ref, origin, started_by, node, started_at, status, version)"
                + " values (-1, gen_random_uuid(), 'PERSON', 'tinhuy', 'gone', now(), 'STARTED', 1)");
        await("the end of the run", () -> "FAILED"
                .equals(tables.only("select status from consolidation_run where id = -1")));
        assertEquals("t", tables.only("select interrupted from consolidation_run where id = -1"));
        tables.run("delete from consolidation_run where id = -1");
    }

    /** The next: a server keeps in mind which night it has swept, so that only its first one shows what it makes up. */
    @Test
    @Order(1)
    void makesUpANightThatTheDatabaseSleptThroughAndRunsTheNext() throws Exception {
        int before = nights();
        Path forgotten = forgottenContent();
        // A year that was counted and whose day of freezing came.
        tables.run("insert into reporting_year (year, frozen_on) values (2018, '2019-02-01')");
        tables.run(
                "insert into published_year (year, run_id, published_at, as_of) select 2018, max(run_id), now(), current_date"
                        + " from published_year");
        wire.cut();
        aDayPasses();
        await("failed tries of the night in the health of the server", () -> health().matches(
                        "(?s).*\"tries\":\"?([3-9]|\\d\\d).*"));
        assertEquals(before, nights());
        assertTrue(Files.exists(forgotten), "what is attached to nothing cannot be known without the database");
        wire.mend();
        await("the sweep that makes it up", () -> !Files.exists(forgotten));
        await(
                "the year that is written down",
                () -> "- 1"
                        .equals(
                                tables.only(
                                        "select coalesce((select frozen_by || ' ' || version from frozen_period where year = 2018), '')")));
        await("the run that makes it up", () -> nights() == before + 1);
        await("its end", () -> "COMPLETED".equals(newest("status")));
        assertEquals("SCHEDULE", newest("origin"));
        assertEquals("t", newest("started_at > due_at + interval '5 minutes'"), "the history shows it as made up");
        await("good health", () -> health().contains("\"consolidation\":\"GOOD\""));

        aDayPasses();
        await("the run of the next night", () -> nights() == before + 2);
        await("its end", () -> "COMPLETED".equals(newest("status")));
        assertEquals(before + 2, nights(), "one run a night");
    }

    @Test
    void makesUpTheNightOfAServerThatWasDownAndTellsThatItsFiguresAreOld() throws SQLException {
        int before = nights();
        server.kill();
        daysPass(2);
        server.restart();
        await("the run that makes it up", () -> nights() == before + 1);
        await("its end", () -> "COMPLETED".equals(newest("status")));
    }

    @Test
    void isSeenOnEveryPageByThoseWhoAnswerForTheFiguresAndByNobodyElse() throws SQLException {
        int before = nights();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table unit_total_part in access exclusive mode");
            daysPass(2);
            await("old figures", () -> health().contains("\"consolidation\":\"LATE\""));
            isSeen(Pattern.compile("tổng hợp đêm( nào)? thành công"));
            connection.rollback();
        }
        await("the run of the night", () -> nights() == before + 1);
        await("good health", () -> health().contains("\"consolidation\":\"GOOD\""));
        isNotSeen(TestServer.ADMIN, TestServer.ADMIN_PASSWORD);

        tables.run("create function fail() returns trigger language plpgsql as $$ begin raise 'spoilt'; end $$");
        tables.run(
                "create trigger spoilt before insert or update or delete on unit_total_part execute function fail()");
        try {
            aDayPasses();
            await("a failed run", () -> health().contains("\"consolidation\":\"FAILED\""));
            isSeen(Pattern.compile("Lần tổng hợp đêm [^<]*bị lỗi"));
        } finally {
            tables.run("drop function fail() cascade");
        }
        aDayPasses();
        await("good health", () -> health().contains("\"consolidation\":\"GOOD\""));
    }

    /** Above every page and among what needs them: for administrator and province alone. */
    private static void isSeen(Pattern text) {
        for (Visit visit : List.of(
                Visit.signedIn(server, TestServer.ADMIN, TestServer.ADMIN_PASSWORD),
                Visit.signedIn(server, "tinhuy", People.PASSWORD))) {
            String any = visit.get("/access/password.xhtml").text();
            assertTrue(any.contains("class=\"night-strip\""), any);
            assertEquals(1, text.matcher(any).results().count(), any);
            Http.Answer now = visit.get("/alert/now.xhtml");
            assertEquals(200, now.status());
            assertEquals(2, text.matcher(now.text()).results().count(), now.text());
        }
        isNotSeen("bithu", People.PASSWORD);
        isNotSeen("canbo", People.PASSWORD);
    }

    private static void isNotSeen(String login, String password) {
        Visit visit = Visit.signedIn(server, login, password);
        assertFalse(visit.get("/access/password.xhtml").text().contains("night-strip"), login);
        assertFalse(visit.get("/alert/now.xhtml").text().contains("tổng hợp đêm"), login);
    }

    /** A content of two days ago that no attached file has. */
    private static Path forgottenContent() throws IOException {
        String hash = "0123456789abcdef".repeat(4);
        Path file = server.filesFolder().resolve(hash.substring(0, 2)).resolve(hash);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "forgotten");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        return file;
    }

    @Test
    void tellsInHealthWhenANightSetCellsAsideAndWhenTheyAgreeAgain() throws SQLException {
        int before = nights();
        change("present_count - 1, absent_count = absent_count + 1");
        aDayPasses();
        await("the run of the night", () -> nights() == before + 1);
        await("what it left out", () -> health().contains("\"consolidation\":\"INCOMPLETE\""));
        change("present_count + 1, absent_count = absent_count - 1");
        aDayPasses();
        await("the run of the next night", () -> nights() == before + 2);
        await("good health", () -> health().contains("\"consolidation\":\"GOOD\""));
    }

    /** Spoils or mends the counts of a meeting of the demonstration. */
    private static void change(String counts) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            assertEquals(
                    1,
                    statement.executeUpdate(
                            "update meeting set present_count = " + counts + " where code = 'LS.KCQ.BDV-2021-CD01'"));
        }
    }

    /** All moments that were written about nights become a day older, by whatever name. */
    private static void aDayPasses() throws SQLException {
        daysPass(1);
    }

    private static void daysPass(int days) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            List<String> columns = new ArrayList<>();
            try (ResultSet found = statement.executeQuery(
                    """
                    select table_name, column_name from information_schema.columns
                    where table_schema = 'public' and table_name in ('consolidation_run', 'night_work')
                      and data_type = 'timestamp with time zone'
                    """)) {
                while (found.next()) {
                    columns.add(found.getString(1) + " set " + found.getString(2) + " = " + found.getString(2));
                }
            }
            connection.setAutoCommit(false);
            // Two steps, the first longer than all nights together: on its way no night meets another, which the table
            // would refuse.
            for (String step : List.of("- interval '10000 days'", "+ interval '" + (10000 - days) + " days'")) {
                for (String column : columns) {
                    statement.executeUpdate("update " + column + " " + step);
                }
            }
            connection.commit();
        }
    }

    private static int nights() {
        return Integer.parseInt(tables.only("select count(*) from consolidation_run where origin = 'SCHEDULE'"));
    }

    private static String newest(String what) {
        return tables.only("select " + what + " from consolidation_run order by started_at desc, id desc limit 1");
    }

    private static String health() {
        Http.Answer answer = server.http().get("/health/ready");
        return answer.text();
    }

    private static void await(String what, BooleanSupplier there) {
        Instant limit = Instant.now().plus(LONGEST_WAIT);
        while (!there.getAsBoolean()) {
            assertTrue(Instant.now().isBefore(limit), "waited in vain for " + what + "; health: " + health());
            LockSupport.parkNanos(100_000_000);
        }
    }
}
