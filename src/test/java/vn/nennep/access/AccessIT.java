package vn.nennep.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nennep.tally.Dimension;
import vn.nennep.tally.Figure;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.People;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;

/** Who gets what answer at the doors of the demonstration. */
class AccessIT {

    private static final String REPORT = "reports/consolidated?year=2021&unit=";
    private static final String MEETINGS = "meetings?year=2021&unit=";

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.get();
    }

    @AfterEach
    void forgetFailures() {
        // Five wrong passwords are enough to make a login wait.
        People.of(server).forgetFailures();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "units",
                "meetings?unit=LS&year=2021",
                "consolidations",
                "reports/consolidated?unit=LS&year=2021",
                "nothing"
            })
    void asksEveryProgramWhoItIs(String path) {
        Http.Answer anonymous = server.http().get("/api/v1/" + path);
        assertEquals(401, anonymous.status());
        assertTrue(anonymous.header("WWW-Authenticate").startsWith("Basic"));
        assertEquals("application/problem+json", anonymous.header("Content-Type"));
        assertTrue(anonymous.text().contains("Hãy gửi kèm tên đăng nhập"), anonymous.text());
        assertEquals(
                401, server.http().as("bithu", "wrong").get("/api/v1/" + path).status());
        assertEquals(
                401,
                server.http().as("nobody", "nennep-2021").get("/api/v1/" + path).status());
    }

    @ParameterizedTest(name = "{0} {1}{2} -> {3}")
    @CsvSource({
        "bithu, report, LS.KCQ.BDV, 200",
        "bithu, report, LS.KCQ, 404",
        "bithu, report, LS.KCQ.M02, 404",
        "bithu, report, LS, 404",
        "bithu, meetings, LS.KCQ.BDV, 200",
        "bithu, meetings, LS.KCQ.M02, 404",
        "canbo, report, LS.KCQ, 200",
        "canbo, report, LS.KCQ.BDV, 200",
        "canbo, report, LS.KCQ.DB1.C1, 200",
        "canbo, report, LS, 404",
        "canbo, report, LS.HM, 404",
        "canbo, meetings, LS.HM.X1.T1, 404",
        "tinhuy, report, LS, 200",
        "tinhuy, report, LS.HM.X1.T1, 200",
        "tinhuy, report, NOWHERE, 404",
        "admin, report, LS, 200",
    })
    void showsAUnitToWhomItBelongs(String login, String what, String unit, int status) {
        Api api = login.equals("admin") ? Api.of(server) : Api.of(server, login);
        String path = (what.equals("report") ? REPORT : MEETINGS) + unit;
        assertEquals(status, api.get(path).status());
    }

    @ParameterizedTest(name = "{0} reads why somebody of {1} was away: {2}")
    @CsvSource({
        "bithu, LS.KCQ.BDV, true",
        "canbo, LS.KCQ.BDV, true",
        "canbo, LS.KCQ.DB1.C1, false",
        "tinhuy, LS.KCQ.DB1.C1, true",
        "admin, LS.KCQ.BDV, false",
    })
    void showsTextsInTheCellAndDirectlyAboveOnly(String login, String cell, boolean read) {
        String meeting = "TEXT-" + login + "-" + cell;
        Tables tables = Tables.of(server);
        tables.run(
                "insert into meeting (id, code, cell_id, kind, number, held_on, status, due_count, present_count,"
                        + " excused_count, absent_count, recorded_at, recorded_by) select nextval('meeting_seq'), ?, id,"
                        + " 'REGULAR', 90, date '2020-05-05', 'RECORDED', 1, 0, 1, 0, now(), 'test' from unit where code = ?",
                meeting,
                cell);
        tables.run(
                "insert into roll_call_entry (meeting_id, member_id, category, mark, reason, year) select m.id, s.member_id, 'O',"
                        + " 'E', 'Ốm nằm viện', m.year from meeting m join membership s on s.cell_id = m.cell_id where m.code = ?"
                        + " order by s.member_id limit 1",
                meeting);
        try {
            Api api = login.equals("admin") ? Api.of(server) : Api.of(server, login);
            Http.Answer answer = api.get("meetings/" + meeting + "/roll-call");
            assertEquals(200, answer.status(), answer.text());
            assertEquals(read, answer.text().contains("Ốm nằm viện"), answer.text());
        } finally {
            tables.run("delete from meeting where code = ?", meeting);
        }
    }

    @ParameterizedTest
    @CsvSource({"bithu,200", "canbo,200", "tinhuy,200"})
    void opensTheRollCallOfAMeetingInScope(String login, int status) {
        assertEquals(
                status,
                Api.of(server, login)
                        .get("meetings/LS.KCQ.BDV-2021-CD01/roll-call")
                        .status());
    }

    @ParameterizedTest
    @CsvSource({"bithu,404", "canbo,404", "tinhuy,200"})
    void doesNotTellOfAMeetingOutOfScope(String login, int status) {
        assertEquals(
                status,
                Api.of(server, login)
                        .get("meetings/LS.HM.X1.T1-2021-CD01/roll-call")
                        .status());
    }

    @ParameterizedTest
    @CsvSource({"bithu,403", "canbo,403"})
    void startsNoConsolidationForWhoMayNot(String login, int status) {
        assertEquals(status, Api.of(server, login).start(2021).status());
        assertEquals(status, Api.of(server, login).get("consolidations").status());
    }

    @Test
    void listsTheUnitsOfTheOwnBranchOnly() {
        List<String> codes = Api.json(Api.of(server, "canbo").get("units?kind=CELL"))
                .asJsonArray()
                .getValuesAs(unit -> unit.asJsonObject().getString("code"));
        assertTrue(codes.contains("LS.KCQ.BDV"));
        assertFalse(codes.contains("LS.HM.X1.T1"));
        assertEquals("[]", Api.of(server, "canbo").get("units?kind=PROVINCE").text());
        assertEquals(422, Api.of(server, "canbo").get("units?kind=VILLAGE").status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/index.xhtml",
                "/rollcall/year.xhtml",
                "/rollcall/take.xhtml",
                "/meeting/edit.xhtml",
                "/organisation/units.xhtml",
                "/organisation/members.xhtml",
                "/tally/runs.xhtml",
                "/report/consolidated.xhtml",
                "/document/consolidated.xlsx",
                "/metrics",
                "/WEB-INF/web.xml"
            })
    void leadsAnAnonymousVisitorToTheSignIn(String path) {
        Http.Answer answer = server.http().get(path);
        boolean signIn = answer.status() == 302 && answer.header("Location").contains("/login.xhtml");
        assertTrue(signIn || answer.status() == 403 || answer.status() == 404, path + " " + answer.status());
    }

    @Test
    void forgetsAProgramWhoseAccountWasDisabledOrPasswordChanged() {
        Api officer = Api.of(server, "canbo");
        assertEquals(200, officer.get("units").status());
        Tables tables = Tables.of(server);
        tables.run("update account set disabled_at = now() where login = 'canbo'");
        assertEquals(401, officer.get("units").status());
        tables.run("update account set disabled_at = null where login = 'canbo'");
        assertEquals(200, officer.get("units").status());
        tables.run("update account c set password_hash = a.password_hash from account a"
                + " where c.login = 'canbo' and a.login = 'admin'");
        assertEquals(401, officer.get("units").status());
        tables.run("update account c set password_hash = b.password_hash from account b"
                + " where c.login = 'canbo' and b.login = 'bithu'");
        assertEquals(200, officer.get("units").status());
    }

    @ParameterizedTest
    @CsvSource({
        "reports/consolidated?unit=LS&year=abc, 400",
        "reports/consolidated?unit=LS, 422",
        "reports/consolidated?unit=LS&year=1999, 404",
        "meetings?unit=LS&year=2021&month=x, 400",
        "meetings?unit=LS, 422",
        "nothing, 404",
    })
    void answersAWrongAddressAsAProblem(String path, int status) {
        Http.Answer answer = Api.of(server).get(path);
        assertEquals(status, answer.status());
        assertEquals("application/problem+json", answer.header("Content-Type"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"{\"year\":;400", "{\"year\":\"abc\"};400", "{};422", "{\"year\":0};422", "{\"year\":99999};422"})
    void answersAWrongBodyAsAProblem(String body, int status) {
        Http.Answer answer =
                server.http().as(TestServer.ADMIN, TestServer.ADMIN_PASSWORD).post("/api/v1/consolidations", body);
        assertEquals(status, answer.status(), answer.text());
        assertEquals("application/problem+json", answer.header("Content-Type"));
    }

    @Test
    void servesTheDescriptionOfTheApi() {
        Http.Answer openApi = server.http().get("/openapi");
        assertEquals(200, openApi.status());
        assertTrue(
                openApi.text().contains("/api/v1/imports/{kind}"),
                openApi.text().substring(0, 500));
    }

    @Test
    void describesEachFigureOfALineOfTheReport() {
        String description = server.http().get("/openapi").text();
        String line = description.substring(description.indexOf("    ReportLine:"));
        for (Figure figure : Figure.counted()) {
            assertTrue(line.contains("        " + figure.json() + ":"), figure + " in " + line.substring(0, 600));
        }
        for (Dimension dimension : Dimension.values()) {
            assertTrue(line.contains("        " + dimension.json() + ":"), dimension.json());
        }
        assertTrue(description.contains("#/components/schemas/ReportLine"), "the report does not name it");
    }
}
