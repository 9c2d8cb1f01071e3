package vn.nennep.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.TestServer;
import vn.nennep.testdata.Wire;

/** The database goes away and comes back while the server runs. */
class DatabaseDownIT {

    @Test
    void answersThatItIsAwayAndRecoversWhenItIsBack() {
        String direct = TestServer.get().jdbcUrl();
        int port = URI.create(direct.substring("jdbc:".length())).getPort();
        try (Wire wire = new Wire(port);
                TestServer server = TestServer.get()
                        .startBeside(
                                "wire",
                                Map.of("NENNEP_DB_URL", direct.replace(":" + port + "/", ":" + wire.port() + "/")))) {
            Api api = Api.of(server);
            assertEquals(200, api.get("units?kind=PROVINCE").status());
            assertHealth(200, "UP", server);

            wire.cut();
            Http.Answer program = api.get("units?kind=PROVINCE");
            assertEquals(503, program.status(), program.text());
            assertEquals("application/problem+json", program.header("Content-Type"));
            assertTrue(program.text().contains("frame.database-down"), program.text());

            Http.Answer person = server.http().get("/login.xhtml");
            assertEquals(200, person.status(), "the sign-in page needs no database");
            assertHealth(503, "DOWN", server);
            assertEquals(200, server.http().get("/health/live").status(), "a restart would not help");

            wire.mend();
            assertEquals(200, api.get("units?kind=PROVINCE").status());
            assertHealth(200, "UP", server);
        }
    }

    private static void assertHealth(int status, String word, TestServer server) {
        for (String path : List.of("/health", "/health/ready")) {
            Http.Answer health = server.http().get(path);
            assertEquals(status, health.status(), health.text());
            assertTrue(health.text().contains("{\"status\":\"" + word + "\""), health.text());
            assertTrue(health.text().contains("\"database\""), health.text());
        }
    }
}
