package vn.nennep.report;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nennep.testdata.CsvFile.UNITS;
import static vn.nennep.testdata.TestAccount.anAccount;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.Browser;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.SampleProvince;
import vn.nennep.testdata.TestServer;

/** A year's report after a reorganisation that came later: by the organisation of then and by the one of now. */
class AsItIsNowIT {

    private static final int YEAR = SampleProvince.YEAR;

    /** Merged into {@link #HEIR}. */
    private static final String MERGED = "NOWV-C00000";

    private static final String HEIR = "NOWV-C00001";

    /** Ended with the committee {@link #ENDED}, and nobody carries on for it. */
    private static final String LOST = "NOWV-C00019";

    private static final String ENDED = "NOWV.G003";

    /** Carries on for {@link #ENDED}. */
    private static final String SUCCESSOR = "NOWV.G004";

    private static TestServer server;
    private static Api api;
    private static String before;

    @BeforeAll
    static void reorganise() throws Exception {
        server = TestServer.get();
        api = Api.of(server);
        SampleProvince province = SampleProvince.of("NOWV", 23, 40, 6);
        api.load(province);
        try (Connection connection = server.connect()) {
            province.keepRecords(connection);
        }
        assertEquals("COMPLETED", api.consolidate(YEAR).getString("status"));
        before = withoutRun(api.report("NOWV", YEAR));
        assertEquals(figures("NOWV", "then"), figures("NOWV", "now"), "nothing has been reorganised yet");

        StringBuilder csv = new StringBuilder(UNITS);
        end(csv, standing("u.code in ('" + MERGED + "', '" + ENDED + "')"), null);
        end(csv, standing("u.code = '" + LOST + "'"), null);
        end(csv, standing("pu.code = '" + ENDED + "' and u.code <> '" + LOST + "'"), "NOWV.G001");
        api.loaded("units", csv.toString());
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            succeed(statement, MERGED, HEIR);
            succeed(statement, ENDED, SUCCESSOR);
        }
        anAccount("now-officer").as("OFFICER", SUCCESSOR).save(server);
        assertEquals("COMPLETED", api.consolidate(YEAR).getString("status"));
    }

    @Test
    void leavesTheReportOfTheTimeByteForByteAsItWas() {
        assertEquals(before, withoutRun(api.report("NOWV", YEAR)));
        assertEquals(before, withoutRun(api.get("reports/consolidated?unit=NOWV&view=then&year=" + YEAR)));
        assertEquals("then", Api.object(api.report("NOWV", YEAR)).getString("view"));
    }

    @Test
    void hasTheSameProvinceTotalInBothViews() {
        Map<String, Integer> then = figures("NOWV", "then");
        Map<String, Integer> now = figures("NOWV", "now");
        assertTrue(then.get("present") > 0);
        for (String figure : List.of(
                "sessions",
                "thematicSessions",
                "due",
                "present",
                "excused",
                "absent",
                "people",
                "thematicPresent",
                "contributions",
                "speakers",
                "plansReported",
                "planLines",
                "planLinesKept",
                "keyTasks",
                "keyTasksDone")) {
            assertTrue(then.get(figure) > 0, figure);
            assertEquals(then.get(figure), now.get(figure), figure);
        }
        assertEquals(then.get("cells") - 1, now.get("cells"), "two cells have become one");
    }

    @Test
    void showsWhatWasDoneWithThoseWhoCarryOn() {
        assertEquals(
                figures(MERGED, "then").get("sessions") + figures(HEIR, "then").get("sessions"),
                figures(HEIR, "now").get("sessions"));
        assertTrue(children(SUCCESSOR, "now").stream()
                .anyMatch(child -> child.getString("code").equals(LOST)));
        assertFalse(children(SUCCESSOR, "then").stream()
                .anyMatch(child -> child.getString("code").equals(LOST)));
    }

    @Test
    void opensEachFigureOfNowIntoJustItsMeetings() {
        assertTrue(compareLists("NOWV") > 40, "the whole tree was walked");
    }

    private int compareLists(String unit) {
        JsonObject report = Api.object(report(unit, "now"));
        String day = report.getJsonObject("run").getString("asOf");
        assertEquals(
                report.getJsonObject("unit").getInt("sessions"),
                meetings(api, unit, null, day).size(),
                unit);
        int compared = 1;
        for (JsonObject child : report.getJsonArray("children").getValuesAs(JsonObject.class)) {
            String code = child.getString("code");
            JsonArray list = meetings(api, code, unit, day);
            assertEquals(child.getInt("sessions"), list.size(), code + " under " + unit);
            assertEquals(
                    child.getInt("present"),
                    list.getValuesAs(JsonObject.class).stream()
                            .mapToInt(meeting -> meeting.getInt("present"))
                            .sum());
            compared += compareLists(code);
        }
        return compared;
    }

    @Test
    void showsTheFiguresThatASuccessorCarriesAndNoNamesOfThem() {
        Api officer = Api.of(server, "now-officer");
        JsonObject report =
                Api.object(officer.get("reports/consolidated?view=now&unit=" + SUCCESSOR + "&year=" + YEAR));
        String day = report.getJsonObject("run").getString("asOf");
        JsonArray list = meetings(officer, LOST, SUCCESSOR, day);
        assertFalse(list.isEmpty());
        assertEquals(
                404,
                officer.get("meetings/" + list.getJsonObject(0).getString("code") + "/roll-call")
                        .status());
        assertEquals(
                404,
                officer.get("meetings?view=now&year=" + YEAR + "&unit=" + LOST).status());
        assertEquals(
                404,
                officer.get("meetings?year=" + YEAR + "&unit=" + LOST + "&under=" + SUCCESSOR)
                        .status(),
                "in the tree of then it never stood there");
        assertEquals(
                404,
                officer.get("meetings?view=now&year=" + YEAR + "&unit=" + HEIR + "&under=" + SUCCESSOR)
                        .status(),
                "a unit of another branch");
        assertEquals(
                404,
                officer.get("reports/consolidated?view=now&unit=NOWV&year=" + YEAR)
                        .status());
    }

    @Test
    void saysThatAUnitIsInTheOtherViewOnly() {
        Http.Answer answer = report(ENDED, "now");
        assertEquals(404, answer.status());
        assertTrue(answer.text().contains("không còn trong tổ chức hiện nay"), answer.text());
    }

    @Test
    void refusesAWrongViewAndAWrongDay() {
        for (String wrong : List.of("NOW", "both", "%27")) {
            Http.Answer answer = report("NOWV", wrong);
            assertEquals(400, answer.status(), wrong);
            assertTrue(answer.header("Content-Type").startsWith("application/problem+json"), wrong);
        }
        for (String wrong : List.of("view=x", "view=now&asOf=2021-02-30", "asOf=yesterday")) {
            assertEquals(
                    400,
                    api.get("meetings?unit=NOWV&year=" + YEAR + "&" + wrong).status(),
                    wrong);
        }
    }

    @Test
    void switchesThePageItsListsAndItsFile() throws Exception {
        Page page = Browser.newPage(1280, 900);
        page.navigate(server.url() + "login.xhtml");
        page.locator("input[type=text]").first().fill(TestServer.ADMIN);
        page.locator("input[type=password]").first().fill(TestServer.ADMIN_PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL(url -> !url.contains("login"));
        page.navigate(server.url() + "report/consolidated.xhtml?unit=" + HEIR + "&year=" + YEAR);
        assertThat(page.locator(".switch .here")).hasText("Theo tổ chức lúc họp");
        assertEquals(figures(HEIR, "then").get("sessions"), listed(page));
        page.goBack();

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Như tổ chức hiện nay"))
                .click();
        assertThat(page.locator(".switch .here")).hasText("Như tổ chức hiện nay");
        assertFitsAPhone(page, "report-now");
        String file = page.getByText("Tải tệp Excel").getAttribute("href");
        assertEquals(figures(HEIR, "now").get("sessions"), listed(page));
        assertFitsAPhone(page, "report-now-meetings");

        for (String view : List.of("then", "now")) {
            String address = server.url() + "report/consolidated.xhtml?unit=NOWV.G001&year=" + YEAR
                    + (view.equals("now") ? "&tree=now" : "");
            Map<String, Integer> wanted = figures("NOWV.G001", view);
            page.navigate(address + "&view=plan");
            assertEquals(wanted.get("plansReported"), opened(page, "plans.xhtml"), view);
            page.navigate(address + "&view=plan");
            assertEquals(wanted.get("planLines"), opened(page, "plan-lines.xhtml"), view);
            assertFitsAPhone(page, "report-plan-lines-" + view);
            page.navigate(address + "&view=plan");
            assertEquals(wanted.get("planLinesKept"), opened(page, "kept=yes"), view);
            page.navigate(address + "&view=plan");
            assertEquals(wanted.get("keyTasks"), opened(page, "key-tasks.xhtml"), view);
            assertFitsAPhone(page, "report-key-tasks-" + view);
            page.navigate(address + "&view=plan");
            assertEquals(wanted.get("keyTasksDone"), opened(page, "done=yes"), view);
        }

        APIResponse download = page.request().get(server.url() + file.substring(1), Browser.patiently());
        assertEquals(200, download.status());
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(download.body()))) {
            String head = book.getFirstSheet().read().get(3).getCellText(0);
            assertTrue(head.startsWith("Như tổ chức hiện nay"), head);
        }
        assertEquals(
                404,
                page.request()
                        .get(server.url() + file.substring(1).replace("view=now", "view=later"))
                        .status());
        page.context().close();
    }

    /** Pictures of the page at both widths; nothing of it stands out to the right of a narrow one. */
    private static void assertFitsAPhone(Page page, String name) {
        Browser.screenshot(page, name);
        page.setViewportSize(390, 844);
        Browser.screenshot(page, name + "-390");
        assertEquals(true, page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"), name);
        page.setViewportSize(1280, 900);
    }

    /** Opens a figure of the total; how many records its list says it has. */
    private static int opened(Page page, String address) {
        page.locator("tfoot a[href*='" + address + "']").first().click();
        page.waitForURL(url -> url.contains(address));
        return Integer.parseInt(
                page.locator(".list-total strong").innerText().replace(".", "").strip());
    }

    /** Opens the figure of all attendances; how many meetings its list says it has. */
    private static int listed(Page page) {
        page.locator("a.figure").nth(2).click();
        page.waitForURL(url -> url.contains("meetings.xhtml"));
        return Integer.parseInt(
                page.locator(".figure-value").first().innerText().strip());
    }

    /** Today's state of some units: code, kind, superior, first day. */
    private static List<String[]> standing(String which) throws Exception {
        List<String[]> found = new ArrayList<>();
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select u.code, p.kind, pu.code, p.valid_from from unit u"
                        + " join unit_period p on p.unit_id = u.id join unit pu on pu.id = p.parent_id"
                        + " where p.valid_to is null and " + which)) {
            while (rows.next()) {
                found.add(new String[] {rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)});
            }
        }
        assertFalse(found.isEmpty(), which);
        return found;
    }

    /** @param next the superior from then on; null when the units end */
    private static void end(StringBuilder csv, List<String[]> units, String next) {
        for (String[] unit : units) {
            String head = "%s,Đơn vị %s,%s".formatted(unit[0], unit[0], unit[1]);
            csv.append("%s,%s,%s,2023-12-31\r\n".formatted(head, unit[2], unit[3]));
            if (next != null) {
                csv.append("%s,%s,2024-01-01,\r\n".formatted(head, next));
            }
        }
    }

    private static List<JsonObject> children(String unit, String view) {
        return Api.object(report(unit, view)).getJsonArray("children").getValuesAs(JsonObject.class);
    }

    private static void succeed(Statement statement, String predecessor, String heir) throws Exception {
        statement.executeUpdate("insert into unit_event (id, ref, kind, effective_on, entered_at, entered_by)"
                + " values (nextval('unit_event_seq'), gen_random_uuid(), 'MERGED', '2024-01-01', now(), 'test')");
        statement.executeUpdate("insert into unit_succession (event_id, predecessor_id, successor_id, heir)"
                + " select (select max(id) from unit_event), p.id, s.id, true from unit p, unit s"
                + " where p.code = '" + predecessor + "' and s.code = '" + heir + "'");
    }

    private static JsonArray meetings(Api by, String unit, String under, String day) {
        return Api.json(by.get("meetings?recorded=true&view=now&asOf=" + day + "&year=" + YEAR + "&unit=" + unit
                        + (under == null ? "" : "&under=" + under)))
                .asJsonArray();
    }

    private static Http.Answer report(String unit, String view) {
        return api.get("reports/consolidated?unit=" + unit + "&year=" + YEAR + "&view=" + view);
    }

    private static Map<String, Integer> figures(String unit, String view) {
        JsonObject line = Api.object(report(unit, view)).getJsonObject("unit");
        Map<String, Integer> figures = new TreeMap<>();
        for (String figure : List.of(
                "cells",
                "sessions",
                "thematicSessions",
                "due",
                "present",
                "excused",
                "absent",
                "people",
                "thematicPresent",
                "quartersMissed",
                "contributions",
                "speakers",
                "plansReported",
                "planLines",
                "planLinesKept",
                "keyTasks",
                "keyTasksDone")) {
            figures.put(figure, line.getInt(figure));
        }
        return figures;
    }

    /** The answer as it came, except for the run that published it. */
    private static String withoutRun(Http.Answer answer) {
        assertEquals(200, answer.status(), answer.text());
        String run = Api.object(answer).getJsonObject("run").toString();
        assertTrue(answer.text().contains(run), "the run is found in the text as it came");
        return answer.text().replace(run, "");
    }
}
