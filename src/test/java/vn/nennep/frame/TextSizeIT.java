package vn.nennep.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.TestServer;
import vn.nennep.testdata.Visit;

/** A browser keeps the size of letters that its person chose, before and after signing in. */
class TextSizeIT {

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.get();
    }

    @Test
    void isKeptByTheBrowser() {
        Visit visit = Visit.to(server);
        assertTrue(visit.get("/login.xhtml").text().contains("class=\"size-normal\""));
        Http.Answer changed = visit.get("/text-size?to=largest&back=%2Flogin.xhtml");
        assertEquals(302, changed.status());
        assertTrue(changed.header("Location").endsWith("/login.xhtml"), changed.header("Location"));
        assertTrue(visit.get("/login.xhtml").text().contains("class=\"size-largest\""));
        visit.signIn("bithu", "nennep-2021");
        assertTrue(visit.get("/rollcall/year.xhtml").text().contains("class=\"size-largest\""));
    }

    @Test
    void isTheUsualOneForAWordThatIsNone() {
        Visit visit = Visit.to(server);
        visit.get("/text-size?to=%22%3E%3Cscript%3E");
        assertTrue(visit.get("/login.xhtml").text().contains("class=\"size-normal\""));
        assertEquals(302, visit.get("/text-size").status());
        assertTrue(visit.get("/login.xhtml").text().contains("class=\"size-normal\""));
    }
}
