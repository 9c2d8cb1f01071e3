package vn.nennep.tally;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nennep.testdata.TestMeeting.aMeeting;
import static vn.nennep.testdata.TestUnit.aCell;
import static vn.nennep.testdata.TestUnit.aProvince;

import com.microsoft.playwright.Page;
import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.Browser;
import vn.nennep.testdata.CsvFile;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.People;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;
import vn.nennep.testdata.TestUnit;
import vn.nennep.testdata.Visit;

/** Which way a run goes by what happened since the last one, and what it tells of it. */
class RunWayIT {

    /** A year of its own. */
    private static final int YEAR = 2016;

    private static final String MEETING = "WAY.C1-M1";

    private static TestServer server;
    private static Api api;
    private static Tables tables;

    @BeforeAll
    static void load() {
        server = TestServer.get();
        api = Api.of(server);
        tables = Tables.of(server);
        aProvince("WAY")
                .withAccount("way-province", "PROVINCE_OFFICER")
                .withAccount("way-reader", "OFFICER")
                .with(IntStream.rangeClosed(1, 5)
                        .mapToObj(n -> aCell("WAY.C" + n)
                                .withMembers(3)
                                .with(aMeeting("WAY.C" + n + "-M1", YEAR + "-03-05")
                                        .held()))
                        .toArray(TestUnit[]::new))
                .load(server);
    }

    /** Whatever a test left behind, and whatever others changed in the tree. */
    @BeforeEach
    void countInFull() {
        JsonObject year = year(Api.object(api.startFull(YEAR)).getString("id"));
        assertEquals("FULL ASKED", way(year));
        assertTrue(year.getInt("cells") >= 5);
    }

    @Test
    void countsNothingWhereNothingChangedAndTheCellThatDid() {
        JsonObject nothing = run();
        assertEquals("CHANGED KNOWN", way(nothing));
        assertEquals(0, nothing.getInt("cells"));
        assertEquals(0, nothing.getInt("changed"));

        mark("ABSENT");
        JsonObject one = run();
        assertEquals("CHANGED KNOWN", way(one));
        assertEquals(1, one.getInt("cells"));
        assertTrue(one.getInt("changed") > 0);
        assertEquals(14, present());
        mark("PRESENT");
        assertEquals("CHANGED KNOWN", way(run()));
        assertEquals(15, present());
    }

    @Test
    void countsEverythingWhenTheTreeChanged() {
        tables.run("update unit_period set name = 'Chi bộ đổi tên' where code = 'WAY.C2'");
        assertEquals("FULL TREE", way(run()));
        assertEquals("CHANGED KNOWN", way(run()));
    }

    @Test
    void countsEverythingWhenTheCodesChanged() {
        tables.run("update topic_group set position = position where code = 'OTHER'");
        assertEquals("FULL CODES", way(run()));
    }

    @Test
    void countsEverythingWhenTheRulesChangedOrTheLastFullRunIsLongAgo() {
        tables.run("update published_year set rules = 'others' where year = ?", YEAR);
        assertEquals("FULL RULES", way(run()));
        tables.run("update published_year set full_at = full_at - interval '8 days' where year = ?", YEAR);
        assertEquals("FULL WEEK", way(run()));
        tables.run("update published_year set full_at = null where year = ?", YEAR);
        assertEquals("FULL FIRST", way(run()));
        assertEquals("CHANGED KNOWN", way(run()));
    }

    @Test
    void countsEverythingWhenADayCameOnWhichAQuarterEndedOrAUnitBegan() {
        tables.run("update published_year set as_of = ? where year = ?", LocalDate.of(YEAR, 9, 30), YEAR);
        assertTrue(List.of("FULL QUARTER", "FULL UNIT_DAY").contains(way(run())));
        tables.run("update published_year set as_of = date '2009-12-31' where year = ?", YEAR);
        assertEquals("FULL UNIT_DAY", way(run()));
    }

    @Test
    void countsEverythingToFindWhoIsWrongAndUntilEverybodyAgrees() {
        tables.run(
                "update meeting set present_count = present_count - 1, absent_count = absent_count + 1 where code = ?",
                MEETING);
        JsonObject wrong = run();
        assertEquals("FULL CHECK", way(wrong));
        assertEquals(1, wrong.getJsonArray("aside").size());
        tables.run(
                "update meeting set present_count = present_count + 1, absent_count = absent_count - 1 where code = ?",
                MEETING);
        JsonObject mended = run();
        assertEquals("FULL ASIDE", way(mended));
        assertEquals(0, mended.getJsonArray("aside").size());
        assertEquals("CHANGED KNOWN", way(run()));
    }

    @Test
    void tellsOnItsPageWhichWayItWentAndTakesTheWishForEverything() {
        for (int width : new int[] {390, 768, 1280}) {
            Page page = Browser.newPage(width, 900);
            try {
                People.of(server).enter(page, "way-province");
                page.navigate(server.url() + "tally/runs.xhtml");
                page.locator("select").first().selectOption(String.valueOf(YEAR));
                if (width == 1280) {
                    page.getByText("Đếm lại tất cả").first().click();
                }
                page.getByText("Chạy ngay").click();
                assertThat(page.locator(".run-way"))
                        .containsText(
                                width == 1280
                                        ? Pattern.compile("Đếm lại tất cả\\s+theo yêu cầu của người chạy")
                                        : Pattern.compile("Chỉ đếm phần thay đổi\\s+đã biết những chi bộ có thay đổi"));
                assertThat(page.locator(".run-year .badge").first()).hasText("Đã công bố");
                Browser.screenshot(page, "runs-way-" + width);
                page.navigate(server.url() + "report/consolidated.xhtml?unit=WAY&year=" + YEAR);
                assertThat(page.locator("main")).containsText("số liệu tính đến");
                Browser.screenshot(page, "report-as-of-" + width);
            } finally {
                page.context().close();
            }
        }
    }

    @Test
    void tellsWhoReadsFiguresWhenTheyAreOldUnlessTheirYearIsClosed() {
        Visit reader = Visit.signedIn(server, "way-reader", People.PASSWORD);
        String report = "/report/consolidated.xhtml?unit=WAY&year=" + YEAR;
        assertFalse(reader.get(report).text().contains("id=\"old\""));
        tables.run("update published_year set published_at = now() - interval '25 hours' where year = ?", YEAR);
        assertFalse(reader.get(report).text().contains("id=\"old\""), "the next night may still come");
        tables.run("update published_year set published_at = now() - interval '27 hours' where year = ?", YEAR);
        String old = reader.get(report).text();
        assertTrue(old.contains("Số liệu đã cũ: chưa được tổng hợp lại từ"), old);
        tables.lockYear(YEAR);
        try {
            assertFalse(reader.get(report).text().contains("id=\"old\""));
        } finally {
            tables.forgetYear(YEAR);
        }
    }

    private static void mark(String mark) {
        api.loaded(
                "attendance",
                new CsvFile(CsvFile.ATTENDANCE)
                        .row(MEETING, "WAY.C1-1", mark, "")
                        .row(MEETING, "WAY.C1-2", "PRESENT", "")
                        .row(MEETING, "WAY.C1-3", "PRESENT", "")
                        .text());
    }

    private static int present() {
        Http.Answer report = api.report("WAY", YEAR);
        return Api.object(report).getJsonObject("unit").getInt("present");
    }

    private static JsonObject run() {
        return api.consolidate(YEAR).getJsonArray("years").getJsonObject(0);
    }

    private static JsonObject year(String run) {
        return api.await(run).getJsonArray("years").getJsonObject(0);
    }

    private static String way(JsonObject year) {
        return year.isNull("way") ? year.toString() : year.getString("way") + " " + year.getString("reason");
    }
}
