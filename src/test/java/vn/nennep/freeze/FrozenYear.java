package vn.nennep.freeze;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonObject;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;

/** A year that a test freezes, and takes back when it is over. */
final class FrozenYear {

    private final TestServer server;
    private final Tables tables;
    private final int year;

    FrozenYear(TestServer server, int year) {
        this.server = server;
        this.tables = Tables.of(server);
        this.year = year;
    }

    /** @param more members of the body besides the year, each after a comma */
    Http.Answer freeze(String more) {
        return server.http()
                .as(TestServer.ADMIN, TestServer.ADMIN_PASSWORD)
                .post("/api/v1/freezes", "{\"year\":" + year + more + "}");
    }

    /** Freezes whatever is unreported; the hash. */
    String frozen() {
        Http.Answer made = freeze(",\"unreported\":true");
        assertEquals(201, made.status(), made.text());
        return Api.object(made).getString("hash");
    }

    /** What the administrator is told of a hash, found now. */
    JsonObject look(String hash) {
        return Api.object(Api.of(server).get("freezes/" + hash));
    }

    /** What anybody is told of a hash. */
    Http.Answer ask(String hash) {
        return server.http().get("/api/v1/freezes/" + hash);
    }

    /** As somebody who can do everything in the database, and lets no trigger stand in the way. */
    void asSuperuser(String statement) {
        tables.run("do $do$ begin set local session_replication_role = replica; " + statement + "; end $do$");
    }

    /** Nothing of the year is left but its units and people. */
    void forget() {
        String own = "(select id from frozen_period where year = " + year + ")";
        asSuperuser("delete from frozen_paper where seal in (select hash from frozen_seal where freeze_id in " + own
                + "); delete from frozen_seal where freeze_id in " + own
                + "; delete from frozen_text where freeze_id in "
                + own + "; delete from frozen_period where year = " + year);
        for (String table :
                new String[] {"closed_year_change", "amendment", "reporting_year_change", "reporting_year"}) {
            tables.run("delete from " + table + " where year = " + year);
        }
        for (String table : new String[] {"year_grade", "key_task", "annual_plan", "meeting"}) {
            tables.run("delete from " + table + " where year = " + year);
        }
    }
}
