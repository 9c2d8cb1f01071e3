package vn.nennep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Browser;
import vn.nennep.testdata.Http.Answer;
import vn.nennep.testdata.TestServer;

/** The application stands on its server: what every other integration test takes for granted. */
class ServerIT {

    @Test
    void showsTheLoginPageToAnyone() {
        Answer answer = TestServer.get().http().get("/login.xhtml");
        assertEquals(200, answer.status());
    }

    @Test
    void asksAnUnknownCallerOfTheInterfaceWhoItIs() {
        Answer answer = TestServer.get().http().get("/api/v1/units");
        assertEquals(401, answer.status(), answer::text);
    }

    @Test
    void keepsItsMeasurementsAndItsReleaseToItself() {
        // A stranger is asked to sign in; whoever did finds it switched off (MainJobIT).
        assertEquals(302, TestServer.get().http().get("/metrics").status());
        Answer answer = TestServer.get().http().get("/login.xhtml");
        assertEquals("", answer.header("Server"));
        assertEquals("", answer.header("X-Powered-By"));
    }

    @Test
    void opensInABrowser() {
        try (Page page = Browser.newPage(1280, 800)) {
            Response response = page.navigate(TestServer.get().url() + "login.xhtml");
            assertEquals(200, response.status());
            assertFalse(page.title().isBlank());
            Browser.screenshot(page, "server-login");
            page.context().close();
        }
    }

    @Test
    void hasMigratedTheDatabase() throws SQLException {
        try (Connection connection = TestServer.get().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select count(*) filter (where not success), count(*) from flyway_schema_history")) {
            row.next();
            assertEquals(0, row.getInt(1));
            assertFalse(row.getInt(2) == 0);
        }
    }
}
