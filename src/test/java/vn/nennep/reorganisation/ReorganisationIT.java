package vn.nennep.reorganisation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nennep.testdata.TestUnit.aCell;
import static vn.nennep.testdata.TestUnit.aProvince;
import static vn.nennep.testdata.TestUnit.aSuperior;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.Browser;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.People;
import vn.nennep.testdata.TestServer;
import vn.nennep.testdata.TestUnit;

/**
 * The reorganisation of the article's province: its superior committee ends on 1 February 2025 and its units go under
 * two new ones. What was reported for 2021 stays, byte for byte.
 */
class ReorganisationIT {

    private static final List<String> REPORTED = List.of("LS", "LS.KCQ", "LS.KCQ.BDV");
    private static final int YEAR = 2021;

    /** As many cells as a large committee has. */
    private static final int MANY = 300;

    private static TestServer server;
    private static Api api;

    @BeforeAll
    static void start() {
        // Its own server: the reorganised province is no demonstration for other tests.
        server = TestServer.startOwn("reorganisation");
        api = Api.of(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void leavesTheReportOfEarlierYearsAsItWas() {
        Page page = signedIn();
        Map<String, byte[]> before = published(page);
        Map<String, JsonObject> figures = figures();
        openWizard(page, "LS.KCQ", "DISSOLVED");
        found(page, 0, "LS.CQD", "Đảng bộ các cơ quan Đảng tỉnh (mẫu)");
        found(page, 1, "LS.CQU", "Đảng bộ Ủy ban nhân dân tỉnh (mẫu)");
        next(page, "day");
        field(page, "day").fill("1/2/2025");
        field(page, "heir").selectOption("LS.CQD");
        field(page, "documentNumber").fill("12-QĐ/TU");
        next(page, "target");
        // All cells at once to one, the committee below to the other.
        page.locator("[data-pick-search]").fill("chi bo");
        page.locator("[data-pick-all]").check();
        assertThat(page.locator("[data-pick-count]")).hasText("Đã chọn 3 / 4 (đang hiện 3)");
        field(page, "target").selectOption("LS.CQD");
        button(page, "place").click();
        assertThat(page.locator(".pick-left")).hasText("Còn 1 / 4 tổ chức chưa xếp.");

        button(page, "next").click();
        assertThat(page.locator(".note-bad li"))
                .hasText("Còn 1 tổ chức trực thuộc chưa có cấp trên mới: Đảng bộ Sở Công thương (mẫu).");
        assertThat(button(page, "enter")).hasCount(0);
        button(page, "back").click();
        page.locator(".pick", new Page.LocatorOptions().setHasText("LS.KCQ.DB1"))
                .locator("select")
                .selectOption("LS.CQU");
        button(page, "next").click();
        assertThat(page.locator("#plan tbody tr")).hasCount(7);
        assertThat(page.locator("#plan tbody tr").nth(2)).containsText("Đảng ủy Khối các cơ quan tỉnh");
        Browser.screenshot(page, "reorganisation-preview");
        assertEquals(
                "LS",
                Api.object(api.get("units/LS.KCQ")).getString("parentCode"),
                "nothing has happened before it is entered");
        button(page, "enter").click();
        assertThat(page.locator(".note-good")).containsText("Đã ghi nhận");

        assertEquals("LS.CQD", Api.object(api.get("units/LS.KCQ.BDV")).getString("parentCode"));
        assertEquals("LS.CQU", Api.object(api.get("units/LS.KCQ.DB1")).getString("parentCode"));
        page.navigate(server.url() + "organisation/units.xhtml?unit=LS.KCQ");
        assertThat(page.locator(".note-warn")).containsText("31/01/2025");
        assertThat(page.locator(".event a").first()).hasText("Đảng ủy Khối các cơ quan tỉnh");
        Browser.screenshot(page, "reorganisation-ended");

        Map<String, byte[]> after = published(page);
        before.forEach((what, bytes) -> assertArrayEquals(bytes, after.get(what), what));

        assertTrue(api.consolidate(YEAR).getBoolean("published"));
        assertEquals(figures, figures(), "counted again, it is the same but for the run");

        // Figures that were counted of the new committees meanwhile go with them.
        assertTrue(api.consolidate(2025).getBoolean("published"));
        assertEquals(200, api.report("LS.CQD", 2025).status());
        page.reload();
        undoOnThePage(page);
        assertEquals("LS.KCQ", Api.object(api.get("units/LS.KCQ.BDV")).getString("parentCode"));
        assertEquals(404, api.get("units/LS.CQD").status());
        page.context().close();
    }

    @Test
    void movesHundredsOfCellsByAListWithItsBadLinesNamed() {
        TestUnit from = aSuperior("RM.A");
        IntStream.range(0, MANY)
                .forEach(i -> from.with(aCell("RM.C%03d".formatted(i)).named("Chi bộ số " + i)));
        aProvince("RM").with(from, aSuperior("RM.B").named("Đảng ủy B")).load(api);
        Page page = signedIn();
        openWizard(page, "RM.A", "MOVED");
        assertThat(page.locator(".pick")).hasCount(MANY + 1);
        field(page, "pasted").fill("RM.C000\n\nRM.NO\nRM.C001");
        field(page, "parent").fill("RM.B");
        next(page, "day");
        field(page, "day").fill("01/02/2025");
        button(page, "next").click();
        assertThat(page.locator(".note-bad li"))
                .hasText("Dòng 3: không có tổ chức đảng mã RM.NO trong phạm vi được sửa của đồng chí.");
        button(page, "back").click();
        assertThat(field(page, "day")).hasValue("01/02/2025");
        button(page, "back").click();
        assertThat(field(page, "pasted")).hasValue("RM.C000\n\nRM.NO\nRM.C001");
        field(page, "pasted").fill("");
        page.locator("[data-pick-search]").fill("chi bo so");
        page.locator("[data-pick-all]").check();
        assertThat(page.locator("[data-pick-count]")).hasText("Đã chọn 300 / 301 (đang hiện 300)");
        next(page, "day");
        button(page, "next").click();
        assertThat(page.locator("#plan tbody tr")).hasCount(MANY);
        button(page, "enter").dblclick();
        assertThat(page.locator(".note-good")).containsText("Đã ghi nhận");
        assertEquals("RM.B", Api.object(api.get("units/RM.C299")).getString("parentCode"));
        assertEquals(1, Api.json(api.get("unit-events?unit=RM.B")).asJsonArray().size());
        page.context().close();
    }

    private static Page signedIn() {
        Page page = Browser.newPage(1280, 900);
        People.of(server).enter(page, TestServer.ADMIN, TestServer.ADMIN_PASSWORD);
        return page;
    }

    private static void openWizard(Page page, String unit, String kind) {
        page.navigate(server.url() + "organisation/units.xhtml?unit=" + unit);
        page.locator("text=Thay đổi tổ chức").click();
        page.locator("[data-kind=" + kind + "]").click();
        assertThat(button(page, "next")).isVisible();
    }

    private static void found(Page page, int index, String code, String name) {
        button(page, "add").click();
        Locator fresh = field(page, "successors:" + index + ":newCode");
        assertThat(fresh).isVisible();
        fresh.fill(code);
        field(page, "successors:" + index + ":newName").fill(name);
    }

    private static void next(Page page, String shown) {
        button(page, "next").click();
        assertThat(field(page, shown)).isVisible();
    }

    private static void undoOnThePage(Page page) {
        page.locator("button:has-text('Hoàn tác')").first().click();
        page.locator(".ui-confirmdialog-yes").click();
        assertThat(page.locator(".event-undone")).hasCount(1);
        assertThat(page.locator(".note-warn")).hasCount(0);
    }

    private static Locator field(Page page, String id) {
        return page.locator("[id='wizard:" + id + "']");
    }

    private static Locator button(Page page, String id) {
        return page.locator("[id='wizard:" + id + "']");
    }

    /** The bytes that people and programs have of the year. */
    private static Map<String, byte[]> published(Page page) {
        Map<String, byte[]> published = new LinkedHashMap<>();
        for (String unit : REPORTED) {
            published.put(unit + " JSON", ok(api.report(unit, YEAR)));
            APIResponse excel = page.request()
                    .get(
                            server.url() + "document/consolidated.xlsx?unit=" + unit + "&year=" + YEAR,
                            Browser.patiently());
            assertEquals(200, excel.status());
            published.put(unit + " Excel", excel.body());
        }
        return published;
    }

    private static byte[] ok(Http.Answer answer) {
        assertEquals(200, answer.status(), answer.text());
        return answer.body();
    }

    /** The reports without the identity and the time of the run that counted them. */
    private static Map<String, JsonObject> figures() {
        Map<String, JsonObject> figures = new LinkedHashMap<>();
        for (String unit : REPORTED) {
            JsonObject report = Api.object(api.report(unit, YEAR));
            figures.put(unit, Json.createObjectBuilder(report).remove("run").build());
        }
        return figures;
    }
}
