package vn.nennep.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.Extent;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.SampleProvince;
import vn.nennep.testdata.TestServer;

/** The server killed in the middle of a run, at each of its stages, and two servers on one database. */
class CrashIT {

    private static final int YEAR = SampleProvince.YEAR;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(3);

    private static TestServer server;
    private static int edits;

    @BeforeAll
    static void startWithFigures() {
        server = TestServer.startOwn("crash", Map.of("NENNEP_DEMO", "none"));
        api().load(SampleProvince.of("CRASH", 11, 60, 8));
        assertEquals("COMPLETED", api().consolidate(YEAR).getString("status"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Each table is first touched in another stage: the tree, the people, the publication. A drawn one is enough for a run. */
    static List<String> heldAt() {
        return Extent.some(List.of("unit_period", "roll_call_entry", "unit_total_part"), 1, Extent.random("stages"));
    }

    @ParameterizedTest(name = "held at {0}")
    @MethodSource("heldAt")
    void givesTheSameFiguresWhenKilledAndRunAgain(String table) throws Exception {
        String before = province();
        int present = present();
        edit();
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table " + table + " in access exclusive mode");
            assertEquals(202, api().start(YEAR).status());
            awaitHeld();
            server.kill();
            connection.rollback();
        }
        server.restart();
        JsonObject interrupted = api().runs().getJsonObject(0);
        assertEquals("FAILED", interrupted.getString("status"));
        assertTrue(interrupted.getString("failure").startsWith("Bị ngắt"), interrupted.toString());
        assertEquals(before, province(), "yesterday's figures stay");

        assertEquals("COMPLETED", api().consolidate(YEAR).getString("status"));
        assertEquals(present - 1, present(), "the edit is counted once");
        assertEquals(
                0,
                api().consolidate(YEAR).getJsonArray("years").getJsonObject(0).getInt("changed"));
    }

    @Test
    void runsOnOneOfTwoServersAndOutlivesTheOther() throws Exception {
        try (TestServer second = server.startBeside("crash-second", Map.of())) {
            Api other = Api.of(second);
            try (Connection connection = server.connect();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("lock table roll_call_entry in access exclusive mode");
                String run = Api.object(other.start(YEAR)).getString("id");
                awaitHeld();
                Http.Answer refused = api().start(YEAR);
                assertEquals(409, refused.status(), refused.text());
                second.kill();
                // The lock goes with the dead server's connection; the survivor takes over without a restart.
                Instant limit = Instant.now().plus(LONGEST_WAIT);
                Http.Answer started = api().start(YEAR);
                while (started.status() == 409 && Instant.now().isBefore(limit)) {
                    LockSupport.parkNanos(200_000_000);
                    started = api().start(YEAR);
                }
                assertEquals(202, started.status(), started.text());
                connection.rollback();
                assertEquals(
                        "COMPLETED",
                        api().await(Api.object(started).getString("id")).getString("status"));
                assertEquals(
                        "FAILED", Api.object(api().get("consolidations/" + run)).getString("status"));
            }
        }
    }

    private static Api api() {
        return Api.of(server);
    }

    private static String province() {
        return Api.object(api().report("CRASH", YEAR)).getJsonObject("unit").toString();
    }

    private static int present() {
        return Api.object(api().report("CRASH", YEAR)).getJsonObject("unit").getInt("present");
    }

    /** Somebody corrects one roll call after the figures were published: a present member was absent. */
    private static void edit() throws SQLException {
        edits++;
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            int changed = statement.executeUpdate(
                    """
                    with one as (select meeting_id, member_id from roll_call_entry
                                 where mark = 'P' order by meeting_id, member_id offset %d limit 1),
                    entry as (update roll_call_entry e set mark = 'A' from one
                              where e.meeting_id = one.meeting_id and e.member_id = one.member_id returning e.meeting_id)
                    update meeting m set present_count = present_count - 1, absent_count = absent_count + 1
                    from entry where m.id = entry.meeting_id
                    """
                            .formatted(edits * 50));
            assertEquals(1, changed);
            connection.commit();
        }
    }

    /** Waits until the run's transaction stands before the locked table. */
    private static void awaitHeld() throws SQLException {
        Instant limit = Instant.now().plus(LONGEST_WAIT);
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            while (Instant.now().isBefore(limit)) {
                try (ResultSet waiting = statement.executeQuery(
                        "select count(*) from pg_locks where not granted and locktype = 'relation'")) {
                    waiting.next();
                    if (waiting.getInt(1) > 0) {
                        return;
                    }
                }
                LockSupport.parkNanos(20_000_000);
            }
        }
        throw new AssertionError("the run did not come to the lock");
    }
}
