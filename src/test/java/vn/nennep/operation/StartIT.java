package vn.nennep.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import vn.nennep.launcher.EmbeddedDatabase;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.People;
import vn.nennep.testdata.TestServer;
import vn.nennep.testdata.Wire;

/**
 * Starts that do not go as planned: two servers before their database, both at their first start when it comes, and a
 * database that came back without its key. One world for all of it, because every start costs.
 */
class StartIT {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(3);

    @Test
    void waitForADatabaseThatComesLaterMakeOneInstallationOfItAndSayWhereTheyAre() throws SQLException {
        EmbeddedDatabase database = TestServer.startDatabase("start");
        String direct = database.jdbcUrl();
        int port = URI.create(direct.substring("jdbc:".length())).getPort();
        try (database;
                Wire wire = new Wire(port)) {
            wire.cut();
            Map<String, String> byWire =
                    Map.of("NENNEP_DB_URL", direct.replace(":" + port + "/", ":" + wire.port() + "/"));
            try (TestServer one = TestServer.launchOn("start-one", database, byWire);
                    TestServer two = TestServer.launchOn("start-two", database, byWire)) {
                saysThatItWaits(one);
                saysThatItWaits(two);
                wire.mend();
                one.awaitReady();
                two.awaitReady();
                for (TestServer server : List.of(one, two)) {
                    assertEquals(200, server.http().get("/ready").status());
                    assertEquals(200, server.http().get("/health/ready").status());
                    assertEquals(
                            200,
                            server.http()
                                    .as("admin", TestServer.ADMIN_PASSWORD)
                                    .get("/api/v1/units?kind=PROVINCE")
                                    .status());
                }
                areOneInstallation(database);
                hasAWordForEverybodyWhileItStops(database, two);
                refusesADatabaseThatCameBackWithoutItsKey(database, one);
            }
        }
    }

    private static void saysThatItWaits(TestServer server) {
        Http.Answer person = firstAnswer(server, "/login.xhtml");
        assertEquals(503, person.status(), person.text());
        assertTrue(person.text().contains("đang khởi động"), person.text());
        assertEquals("15", person.header("Retry-After"));
        Http.Answer program =
                server.http().as("admin", TestServer.ADMIN_PASSWORD).get("/api/v1/units");
        assertEquals(503, program.status(), program.text());
        assertTrue(program.text().contains("operation.starting"), program.text());
        Http.Answer ready = server.http().get("/ready");
        assertEquals(503, ready.status(), ready.text());
        Http.Answer health = server.http().get("/health/ready");
        assertEquals(503, health.status(), health.text());
        assertTrue(health.text().contains("WAITING_FOR_DATABASE"), health.text());
        assertEquals(200, server.http().get("/health/live").status(), "a restart would not help");
    }

    /** What was to be done once was done once, although both began at the same moment. */
    private static void areOneInstallation(EmbeddedDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            assertEquals(1, count(statement, "account where login = 'admin'"));
            assertEquals(1, count(statement, "consolidation_run where origin = 'FIRST_START'"));
            assertEquals(0, count(statement, "consolidation_run where status <> 'COMPLETED'"));
            assertEquals(1, count(statement, "material"));
            assertEquals(2, count(statement, "published_year"));
        }
    }

    /** Who came in before is answered; whoever comes later is told why not; then nobody answers, and none is answered empty. */
    private static void hasAWordForEverybodyWhileItStops(EmbeddedDatabase database, TestServer server)
            throws SQLException {
        ExecutorService beside = Executors.newFixedThreadPool(2);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table unit_total in access exclusive mode");
            Future<Http.Answer> underWay = beside.submit(() ->
                    server.http().as("tinhuy", People.PASSWORD).get("/api/v1/reports/consolidated?unit=LS&year=2021"));
            awaitOneThatWaits(statement);
            Future<?> stop = beside.submit(server::close);
            int refused = 0;
            for (Instant limit = Instant.now().plus(LONGEST_WAIT); refused < 20; ) {
                refused += tellsWhyNot(server);
                assertTrue(Instant.now().isBefore(limit), "the server goes on as if nobody had stopped it");
            }
            assertFalse(underWay.isDone() || stop.isDone(), "the server has not waited for the last answer");
            connection.rollback();
            assertEquals(200, underWay.get().status(), underWay.get().text());
            while (!stop.isDone()) {
                tellsWhyNot(server);
            }
            stop.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        } finally {
            beside.shutdownNow();
        }
    }

    /** Asks for pages and as a program; returns how many were told that the server is stopping. */
    private static int tellsWhyNot(TestServer server) {
        int refused = 0;
        for (String path : List.of("/login.xhtml", "/index.xhtml", "/api/v1/units", "/resources/nennep/frame.css")) {
            Http.Answer answer;
            try {
                answer = server.http().get(path);
            } catch (IllegalStateException | UncheckedIOException nobody) {
                continue;
            }
            assertTrue(answer.status() < 500 || answer.status() == 503, path + " " + answer.status());
            if (answer.status() == 503) {
                assertTrue(answer.text().contains("đang dừng"), path + ": " + answer.text());
                assertEquals("15", answer.header("Retry-After"), path);
                refused++;
            }
        }
        return refused;
    }

    private static void awaitOneThatWaits(Statement statement) throws SQLException {
        Instant limit = Instant.now().plus(LONGEST_WAIT);
        while (count(statement, "pg_stat_activity where wait_event_type = 'Lock'") == 0) {
            assertTrue(Instant.now().isBefore(limit), "nobody waits for the table");
            LockSupport.parkNanos(50_000_000);
        }
    }

    private static void refusesADatabaseThatCameBackWithoutItsKey(EmbeddedDatabase database, TestServer server) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            // Encrypted with another key: what cannot be read looks like this.
            statement.execute(
                    "insert into second_factor (account_id, secret, confirmed_at)"
                            + " select id, encode(decode(repeat('a7', 48), 'hex'), 'base64'), now() from account where login = 'tinhuy'");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        String said = assertThrows(IllegalStateException.class, server::restart).getMessage();
        assertTrue(said.contains("holds second factors that NENNEP_SECRET_KEY cannot read"), said);
    }

    /** The first answer of a server that is starting; until it listens nobody answers at all. */
    private static Http.Answer firstAnswer(TestServer server, String path) {
        Instant limit = Instant.now().plus(LONGEST_WAIT);
        while (true) {
            try {
                return server.http().get(path);
            } catch (IllegalStateException | UncheckedIOException nobody) {
                assertTrue(Instant.now().isBefore(limit), "nobody answers");
                LockSupport.parkNanos(100_000_000);
            }
        }
    }

    private static int count(Statement statement, String rows) throws SQLException {
        try (ResultSet found = statement.executeQuery("select count(*) from " + rows)) {
            found.next();
            return found.getInt(1);
        }
    }
}
