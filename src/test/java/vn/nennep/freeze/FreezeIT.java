package vn.nennep.freeze;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nennep.testdata.TestMeeting.aMeeting;
import static vn.nennep.testdata.TestMember.aMember;
import static vn.nennep.testdata.TestUnit.aCell;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestMember;
import vn.nennep.testdata.TestServer;

/** A year is frozen; whoever has its hash learns whether it is right; what anybody changes past the program is named. */
class FreezeIT {

    private static final int YEAR = 2012;
    private static final String CELL = "FZ.C";

    private static TestServer server;
    private static Tables tables;
    private static Api province;

    @BeforeAll
    static void load() {
        server = TestServer.get();
        tables = Tables.of(server);
        province = Api.of(server);
        aCell(CELL)
                .with(member(1), member(2), member(3), member(4))
                .with(
                        aMeeting("FZ-1", YEAR + "-03-05").held(),
                        aMeeting("FZ-2", YEAR + "-04-05").held().absent("FZ-2"))
                .load(server);
        aCell("FZ.D").under("FZ").load(server);
        assertEquals("COMPLETED", province.consolidate(YEAR).getString("status"));
    }

    private static TestMember member(int number) {
        return aMember("FZ-" + number).since("2011-01-01");
    }

    @AfterAll
    static void forget() {
        asSuperuser("delete from frozen_seal", "delete from frozen_text", "delete from frozen_period");
        tables.run("delete from reporting_year_change where year = " + YEAR);
        tables.run("delete from reporting_year where year = " + YEAR);
        tables.run("delete from meeting where year = " + YEAR);
    }

    @Test
    void tellsWhoeverHasTheHashWhetherItHolds() {
        Http.Answer refused = freeze("");
        assertEquals(409, refused.status(), refused.text());
        assertEquals("freeze.unreported", Api.object(refused).getString("code"));

        Http.Answer made = freeze(",\"unreported\":true");
        assertEquals(201, made.status(), made.text());
        JsonObject freeze = Api.object(made);
        String hash = freeze.getString("hash");
        assertTrue(hash.matches("[0-9a-f]{64}"), hash);
        assertEquals(409, freeze(",\"unreported\":true").status());
        assertEquals(
                "FROZEN",
                tables.only("select year_state(" + YEAR + ", cast(now() at time zone 'Asia/Ho_Chi_Minh' as date))"));

        JsonObject right = Api.object(server.http().get("/api/v1/freezes/" + hash));
        assertTrue(right.getBoolean("right"), right.toString());
        assertTrue(right.getBoolean("agrees"), right.toString());

        asSuperuser("update roll_call_entry set mark = 'A' where year = " + YEAR
                + " and mark = 'P' and member_id = (select id from member where code = 'FZ-1')"
                + " and meeting_id = (select id from meeting where code = 'FZ-1')");
        JsonObject named = Api.object(province.get("freezes/" + hash));
        assertTrue(named.getBoolean("right"), named.toString());
        assertFalse(named.getBoolean("agrees"), named.toString());
        JsonObject first = named.getJsonArray("differences").getJsonObject(0);
        assertEquals(CELL, first.getString("unit"));
        assertEquals("mark", first.getString("fact"));
        assertEquals("OP", first.getString("frozen"));
        assertEquals("OA", first.getString("now"));

        assertEquals(404, server.http().get("/api/v1/freezes/" + "0".repeat(64)).status());
        assertEquals(
                401,
                server.http().post("/api/v1/freezes", "{\"year\":" + YEAR + "}").status());
    }

    private static Http.Answer freeze(String more) {
        return server.http()
                .as(TestServer.ADMIN, TestServer.ADMIN_PASSWORD)
                .post("/api/v1/freezes", "{\"year\":" + YEAR + more + "}");
    }

    /** As somebody who can do everything in the database, and lets no trigger stand in the way. */
    private static void asSuperuser(String... statements) {
        for (String statement : statements) {
            tables.run("do $$ begin set local session_replication_role = replica; " + statement.replace("'", "'")
                    + "; end $$");
        }
    }
}
