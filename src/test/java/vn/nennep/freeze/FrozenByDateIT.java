package vn.nennep.freeze;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nennep.testdata.TestMeeting.aMeeting;
import static vn.nennep.testdata.TestMember.aMember;
import static vn.nennep.testdata.TestUnit.aCell;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.People;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;
import vn.nennep.testdata.Visit;

/** A year whose day of freezing came by itself: it is counted, since nobody else counts a closed year, and written down. */
class FrozenByDateIT {

    private static final int YEAR = 2010;

    private static TestServer server;
    private static Tables tables;
    private static FrozenYear year;

    @BeforeAll
    static void load() {
        server = TestServer.get();
        tables = Tables.of(server);
        year = new FrozenYear(server, YEAR);
        aCell("FD.C")
                .with(aMember("FD-1").since("2010-02-01"), aMember("FD-2").since("2010-02-01"))
                .with(aMeeting("FD-1", YEAR + "-03-05").held())
                .load(server);
        tables.run("insert into reporting_year (year, frozen_on) values (" + YEAR + ", '2011-02-01')");
    }

    @AfterAll
    static void forget() {
        year.forget();
    }

    @Test
    void isCountedAndWrittenDown() {
        Http.Answer page = Visit.signedIn(server, TestServer.ADMIN, TestServer.ADMIN_PASSWORD)
                .get("/freeze/list.xhtml");
        assertTrue(page.text().contains("<strong>" + YEAR + "</strong>"), "the page does not say that the year waits");
        JsonObject found = year.look(year.frozen());
        assertTrue(found.getBoolean("right") && found.getBoolean("agrees"), found.toString());
        assertEquals("2011-02-01", tables.only("select frozen_on from reporting_year where year = " + YEAR));
        assertEquals(
                "2",
                tables.only("select present from unit_total where year = " + YEAR
                        + " and code = 'FD.C' and view = 'THEN' and whole"));
        assertEquals(
                403,
                server.http()
                        .as("canbo", People.PASSWORD)
                        .post("/api/v1/freezes", "{\"year\":" + YEAR + "}")
                        .status());
    }
}
