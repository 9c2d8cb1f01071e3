package vn.nennep.freeze;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nennep.testdata.CsvFile.ATTENDANCE;
import static vn.nennep.testdata.TestMeeting.aMeeting;
import static vn.nennep.testdata.TestMember.aMember;
import static vn.nennep.testdata.TestUnit.aCell;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.People;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;
import vn.nennep.testdata.Visit;

/** What an amendment changes in a frozen year becomes its next version; both are provable, and what differs is a table. */
class AmendedYearIT {

    private static final int YEAR = 2011;
    private static final String CELL = "FW.C";

    private static TestServer server;
    private static Tables tables;
    private static Api province;
    private static FrozenYear year;

    @BeforeAll
    static void load() {
        server = TestServer.get();
        tables = Tables.of(server);
        province = Api.of(server);
        year = new FrozenYear(server, YEAR);
        aCell(CELL)
                .with(
                        aMember("FW-1").since("2010-06-01"),
                        aMember("FW-2").since("2010-06-01"),
                        aMember("FW-3").since("2010-06-01"))
                .withAccount("fw.keeper", "SECRETARY")
                .with(aMeeting("FW-1", YEAR + "-03-05").held())
                .load(server);
        assertEquals("COMPLETED", province.consolidate(YEAR).getString("status"));
    }

    @AfterAll
    static void forget() {
        year.forget();
    }

    @Test
    void becomesTheNextVersionBesideTheFirst() {
        String first = year.frozen();
        String firstSeal = seal(1);
        String sealed = report();
        assertTrue(sealed.replace(" ", "").contains(firstSeal), "the report has no hash");

        assertEquals(422, absent().status(), "nothing comes into a frozen year");
        tables.run(
                "insert into amendment (id, ref, year, unit_id, what, why, requested_at, requested_by, status, decided_at,"
                        + " decided_by, decision_reason, open_until) select nextval('amendment_seq'), gen_random_uuid(), "
                        + YEAR
                        + ", id, 'Một đồng chí vắng', 'Ghi nhầm', now() - interval '2 hours', 'fw.keeper', 'APPROVED',"
                        + " now() - interval '1 hour', 'test', 'Đúng như biên bản', now() + interval '1 day' from unit where code = 'FW.C'");
        assertEquals(409, year.freeze(",\"unreported\":true").status(), "nothing was amended yet");
        Http.Answer entered = absent();
        assertEquals(200, entered.status(), entered.text());
        Http.Answer uncounted = year.freeze(",\"unreported\":true");
        assertEquals("freeze.stale", Api.object(uncounted).getString("code"));
        assertEquals("COMPLETED", province.consolidate(YEAR).getString("status"));
        assertTrue(report().contains("note-warn"), "figures that are not frozen carry no hash");

        Http.Answer made = year.freeze(",\"unreported\":true");
        assertEquals(201, made.status(), made.text());
        JsonObject second = Api.object(made);
        assertEquals(2, second.getInt("version"));
        assertEquals(first, second.getString("previous"));

        JsonObject now = year.look(second.getString("hash"));
        assertTrue(now.getBoolean("right") && now.getBoolean("agrees"), now.toString());
        JsonObject before = year.look(first);
        assertTrue(before.getBoolean("right"), before.toString());
        assertFalse(before.getBoolean("agrees"));
        assertEquals(2, before.getInt("newestVersion"));
        JsonObject paper = year.look(firstSeal);
        assertTrue(paper.getBoolean("right"));
        assertEquals(3, paper.getJsonArray("lines").getJsonObject(0).getInt("present"));

        String report = report();
        assertTrue(report.replace(" ", "").contains(seal(2)), "the report has no hash of the new version");
        Http.Answer table = Visit.signedIn(server, "fw.keeper", People.PASSWORD)
                .get("/freeze/differences.xhtml?hash=" + second.getString("hash"));
        assertEquals(200, table.status());
        assertTrue(table.text().contains("FW-1/") && table.text().contains("Ghi nhầm"), table.text());
        Http.Answer beside = Visit.signedIn(server, "bithu", People.PASSWORD)
                .get("/freeze/differences.xhtml?hash=" + second.getString("hash"));
        assertFalse(beside.text().contains("FW"), "another cell's changes");
        Http.Answer list = Visit.signedIn(server, "fw.keeper", People.PASSWORD).get("/freeze/list.xhtml");
        assertTrue(list.text().contains(first) && list.text().contains(second.getString("hash")));
    }

    private static Http.Answer absent() {
        return province.load("attendance", ATTENDANCE + "FW-1,FW-1,PRESENT,\nFW-1,FW-2,ABSENT,\nFW-1,FW-3,PRESENT,\n");
    }

    private static String report() {
        return Visit.signedIn(server, "fw.keeper", People.PASSWORD)
                .get("/report/consolidated.xhtml?unit=" + CELL + "&year=" + YEAR)
                .text();
    }

    private static String seal(int version) {
        return tables.only(
                "select hash from frozen_seal where view = 'THEN' and unit_id = (select id from unit where code = '"
                        + CELL + "') and freeze_id = (select id from frozen_period where year = " + YEAR
                        + " and version = " + version + ")");
    }
}
