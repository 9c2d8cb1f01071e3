package vn.nennep.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.nennep.launcher.EmbeddedDatabase;
import vn.nennep.shared.Clocks;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.TestServer;
import vn.nennep.testdata.Wire;

/**
 * Nights whose hour passes while the database, or the server, is away. No test waits for an hour: a night passes by
 * making all that was written about nights a day older.
 */
class NightIT {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private static EmbeddedDatabase database;
    private static Wire wire;
    private static TestServer server;

    @BeforeAll
    static void start() {
        database = TestServer.startDatabase("night");
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

    @Test
    void makesUpANightThatTheDatabaseSleptThroughAndRunsTheNext() throws SQLException {
        int before = nights();
        wire.cut();
        aDayPasses();
        await("failed tries of the night in the health of the server", () -> health().matches(
                        "(?s).*\"tries\":\"?([3-9]|\\d\\d).*"));
        assertEquals(before, nights());
        wire.mend();
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
        aDayPasses();
        aDayPasses();
        server.restart();
        await("the run that makes it up", () -> nights() == before + 1);
        await("its end", () -> "COMPLETED".equals(newest("status")));
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
            for (String column : columns) {
                statement.executeUpdate("update " + column + " - interval '1 day'");
            }
        }
    }

    private static int nights() {
        return Integer.parseInt(only("select count(*) from consolidation_run where origin = 'SCHEDULE'"));
    }

    private static String newest(String what) {
        return only("select " + what + " from consolidation_run order by started_at desc, id desc limit 1");
    }

    private static String only(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            assertTrue(found.next(), sql);
            return found.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
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
