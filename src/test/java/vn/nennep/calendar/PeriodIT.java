package vn.nennep.calendar;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nennep.testdata.CsvFile.ATTENDANCE;
import static vn.nennep.testdata.CsvFile.MEETINGS;
import static vn.nennep.testdata.CsvFile.MEMBERSHIPS;
import static vn.nennep.testdata.CsvFile.UNITS;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.Browser;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.People;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;

/** A year that is due, locked and frozen, on pages, in files and for the consolidation, in the demonstration. */
class PeriodIT {

    private static final int YEAR = 2017;
    private static final String CELL = "LS.KCQ.BDV";
    private static final String SIBLING = "LS.KCQ.M02";

    private static TestServer server;
    private static Tables tables;
    private static Api province;
    private Page page;

    @BeforeAll
    static void start() {
        server = TestServer.get();
        tables = Tables.of(server);
        province = Api.of(server, "tinhuy");
    }

    @BeforeEach
    void planOneMeeting() {
        page = Browser.newPage(1280, 900);
        assertEquals(200, meeting("PE-1", CELL, 1).status());
    }

    @AfterEach
    void forgetTheYear() throws Exception {
        page.context().close();
        tables.run("delete from closed_year_change where year = 2017");
        tables.run("delete from year_exception where year = 2017");
        tables.run("delete from amendment where year = 2017");
        tables.run("delete from reporting_year_change where year = 2017");
        tables.run("delete from reporting_year where year = 2017");
        tables.run("delete from meeting where year = 2017");
    }

    @Test
    void marksAsLateWhatComesAfterTheDueDate() throws Exception {
        assertFalse(isLate("PE-1"));
        decide("due_on", "2018-01-10");
        assertEquals(200, meeting("PE-2", CELL, 2).status());
        assertTrue(isLate("PE-2"));
        assertFalse(isLate("PE-1"));
        assertEquals(200, roll("PE-1").status());
        assertTrue(isLate("PE-1"), "the roll was called late");

        signIn("bithu");
        go("rollcall/year.xhtml?cell=" + CELL + "&year=2017");
        assertThat(page.locator(".period-banner")).containsText("Năm 2017 đã quá hạn nhập (10/01/2018)");
        assertThat(page.locator(".meeting .badge-warn")
                        .getByText("Nhập muộn", new Locator.GetByTextOptions().setExact(true)))
                .hasCount(2);
        Browser.screenshot(page, "year-due");
        assertEquals("DUE", yearBody().getString("state"));
        assertEquals("2018-01-11", yearBody().getString("since"));
        assertEquals(202, province.start(YEAR).status());
        awaitQuiet();
    }

    @Test
    void refusesChangesOfALockedYearAtEveryDoor() throws Exception {
        signIn("bithu");
        go("rollcall/take.xhtml?meeting=" + tables.meeting("PE-1"));
        assertThat(page.locator("[id='roll:save']")).isVisible();

        try (var office = new Visit("tinhuy")) {
            office.page.navigate(server.url() + "calendar/years.xhtml");
            office.page.locator("[id='older:other']").fill("2017");
            office.page.locator("[id='older:chooseOther']").click();
            office.page.locator("[id='decision:lock']").click();
            office.confirm();
            assertThat(office.page.locator("[id='decision:reasonMessage']")).isVisible();
            office.page.locator("[id='decision:reason']").fill("Báo cáo năm đã lập xong");
            office.page.locator("[id='decision:lock']").click();
            office.confirm();
            assertThat(office.page.locator("#decision h2 .badge")).hasText("Đã khóa");
            assertThat(office.page.locator("#decision")).containsText("Báo cáo năm đã lập xong");
            Browser.screenshot(office.page, "years");
        }
        assertEquals(
                "LOCKED tinhuy",
                tables.only("select kind || ' ' || made_by from reporting_year_change where year = 2017"));

        page.locator("[id='roll:save']").click();
        assertThat(page.locator("#roll")).containsText("Số liệu năm 2017 đã khóa từ ngày");
        assertThat(page.locator("#roll")).containsText("xin Văn phòng Tỉnh ủy mở lại");
        assertEquals(
                "0",
                tables.only(
                        "select count(*) from roll_call_entry e join meeting m on m.id = e.meeting_id where m.code = 'PE-1'"));

        go("rollcall/year.xhtml?cell=" + CELL + "&year=2017");
        assertThat(page.locator(".period-banner")).containsText("chỉ xem");
        assertThat(page.getByText("Điểm danh", new Page.GetByTextOptions().setExact(true)))
                .hasCount(0);

        assertRefused("exchange.year-locked", meeting("PE-2", CELL, 2));
        assertRefused("exchange.year-locked", roll("PE-1"));
        assertRefused("exchange.year-locked", membership("MAU-001", SIBLING, "2017-05-01", "2017-06-01"));
        assertRefused(
                "exchange.year-locked",
                province.load("units", UNITS + "LS.KCQ.NEW17,Chi bộ mới (mẫu),CELL,LS.KCQ,2017-03-01,2017-09-30\n"));
        assertEquals(409, province.start(YEAR).status());
        assertEquals("LOCKED", yearBody().getString("state"));
    }

    @Test
    void letsOneCellIntoALockedYearAndNotItsSibling() throws Exception {
        assertEquals(200, meeting("PE-S", SIBLING, 1).status());
        decide("locks_on", "2018-02-01");
        try (var office = new Visit("tinhuy")) {
            office.page.navigate(server.url() + "calendar/years.xhtml");
            office.page.locator("[id='exceptions:unit']").fill(CELL);
            office.page.locator("[id='exceptions:exceptionYear']").fill("2017");
            office.page
                    .locator("[id='exceptions:endDay']")
                    .fill(LocalDate.now(java.time.ZoneId.of("Asia/Ho_Chi_Minh"))
                            .plusDays(3)
                            .format(java.time.format.DateTimeFormatter.ofPattern("dd/MM/yyyy")));
            office.page.locator("[id='exceptions:exceptionReason']").fill("Chi bộ nộp bổ sung");
            office.page.locator("[id='exceptions:grant']").dblclick();
            assertThat(office.page.locator("#exceptionTable")).containsText("Đang mở lại");
            Browser.screenshot(office.page, "years-exception");
        }
        assertEquals("1", tables.only("select count(*) from year_exception where year = 2017"));

        assertEquals(200, roll("PE-1").status());
        assertRefused("exchange.year-locked", roll("PE-S"));
        assertTrue(isLate("PE-1"));
        assertEquals(
                "1",
                tables.only("select count(*) from closed_year_change where year = 2017 and exception_id is not null"));
        signIn("bithu");
        go("rollcall/take.xhtml?meeting=" + tables.meeting("PE-1"));
        assertThat(page.locator(".period-banner")).containsText("được mở lại cho đơn vị này đến");
        page.locator(".roll-row").nth(1).getByText("Vắng không lý do").click();
        page.locator("[id='roll:save']").click();
        page.waitForURL(Pattern.compile(".*/rollcall/year\\.xhtml.*"));
        assertEquals("1", tables.only("select absent_count from meeting where code = 'PE-1'"));
        // What was let in goes into the figures, once.
        assertEquals(202, province.start(YEAR).status());
        awaitQuiet();
        assertEquals(409, province.start(YEAR).status());

        tables.run(
                "update year_exception set granted_at = now() - interval '2 hours', ends_at = now() - interval '1 hour' where year = 2017");
        assertRefused("exchange.year-locked", meeting("PE-2", CELL, 2));
        go("rollcall/take.xhtml?meeting=" + tables.meeting("PE-1"));
        assertThat(page.locator("[id='roll:save']")).hasCount(0);
    }

    @Test
    void letsNothingIntoAFrozenYear() throws Exception {
        decide("locked_at", "2018-02-01', locked_by = 'test");
        tables.run("insert into year_exception (id, ref, year, unit_id, reason, granted_at, granted_by, ends_at)"
                + " select nextval('year_exception_seq'), gen_random_uuid(), 2017, id, 'thử', now(), 'test', now() + interval '1 day'"
                + " from unit where code = 'LS'");
        assertEquals(200, roll("PE-1").status());
        try (var office = new Visit("tinhuy")) {
            office.page.navigate(server.url() + "calendar/years.xhtml");
            office.page
                    .locator("tr", new Page.LocatorOptions().setHasText("2017"))
                    .locator("button", new Locator.LocatorOptions().setHasText("Sửa mốc"))
                    .click();
            // Not here: freezing asks for what cells have not reported.
            office.page.locator("#decision a.button-danger").click();
            assertThat(office.page).hasURL(Pattern.compile(".*/freeze/list\\.xhtml\\?year=2017"));
            assertThat(office.page.locator("[id='freezing:year']")).hasValue("2017");
            tables.run("update reporting_year set frozen_on = '2018-03-01' where year = 2017");
            office.page.navigate(server.url() + "calendar/years.xhtml");
            office.page
                    .locator("tr", new Page.LocatorOptions().setHasText("2017"))
                    .locator("button", new Locator.LocatorOptions().setHasText("Xem"))
                    .click();
            assertThat(office.page.locator("#decision h2 .badge")).hasText("Đã chốt");
            assertThat(office.page.locator("[id='decision:unlock']")).hasCount(0);
        }
        assertRefused("exchange.year-frozen", meeting("PE-2", CELL, 2));
        assertRefused("exchange.year-frozen", meeting("PE-1", CELL, 3));
        signIn("bithu");
        go("rollcall/take.xhtml?meeting=" + tables.meeting("PE-1"));
        assertThat(page.locator("[id='roll:save']")).hasCount(0);
        assertThat(page.locator(".period-banner")).containsText("đã chốt");
        assertEquals("FROZEN", yearBody().getString("state"));
    }

    @Test
    void amendsSignedFiguresWithTheApprovalOfTheLevelAbove() throws Exception {
        assertEquals(200, meeting("PE-S", SIBLING, 1).status());
        assertEquals(200, roll("PE-1").status());
        JsonObject first = province.consolidate(YEAR);
        assertFalse(first.getJsonArray("years").getJsonObject(0).getBoolean("amended"));
        decide("frozen_on", "2018-03-01");
        assertEquals(409, province.start(YEAR).status());

        signIn("bithu");
        go("rollcall/year.xhtml?cell=" + CELL + "&year=2017");
        page.locator(".period-banner a").click();
        page.locator("[id='asking:what']").fill("Kỳ 1: một đồng chí vắng mà ghi có mặt");
        page.locator("[id='asking:why']").fill("Ghi nhầm");
        page.locator("[id='asking:request']").dblclick();
        assertThat(page.locator("#list tbody tr")).hasCount(1);
        assertThat(page.getByText("Xem xét", new Page.GetByTextOptions().setExact(true)))
                .hasCount(0);

        try (var above = new Visit("canbo")) {
            above.page.navigate(server.url() + "calendar/amendments.xhtml");
            above.button("Xem xét").click();
            above.page.locator("[id='decision:decisionReason']").fill("Đúng như biên bản");
            above.page.locator("[id='decision:days']").fill("3");
            // The button was offered; what is sent by who asked, or from beside, is refused all the same.
            tables.run("update amendment set requested_by = 'canbo' where year = 2017");
            above.answered(() -> above.button("Phê duyệt").click());
            assertThat(above.page.locator("#considering")).not().containsText("Đã phê duyệt");
            assertEquals("REQUESTED", tables.only("select status from amendment where year = 2017"));
            tables.run("update amendment set requested_by = 'bithu' where year = 2017");
            above.page.navigate(server.url() + "calendar/amendments.xhtml");
            above.button("Xem xét").click();
            above.page.locator("[id='decision:decisionReason']").fill("Đúng như biên bản");
            above.page.locator("[id='decision:days']").fill("3");
            tables.run("update amendment set unit_id = (select id from unit where code = 'LS.KCQ') where year = 2017");
            above.answered(() -> above.button("Phê duyệt").click());
            assertEquals("REQUESTED", tables.only("select status from amendment where year = 2017"));
            tables.run("update amendment set unit_id = (select id from unit where code = '" + CELL
                    + "') where year = 2017");
            above.page.navigate(server.url() + "calendar/amendments.xhtml");
            above.button("Xem xét").click();
            above.page.locator("[id='decision:decisionReason']").fill("Đúng như biên bản");
            above.page.locator("[id='decision:days']").fill("31");
            above.button("Phê duyệt").click();
            assertThat(above.page.locator("[id='decision:daysMessage']")).containsText("từ 1 đến 30");
            above.page.locator("[id='decision:days']").fill("3");
            above.button("Phê duyệt").click();
            assertThat(above.page.locator("#list .badge-good")).hasText("Đã phê duyệt");
            Browser.screenshot(above.page, "amendments");
        }
        // An approval alone changes no figure.
        assertEquals(409, province.start(YEAR).status());
        assertRefused("exchange.year-frozen", roll("PE-S"));

        go("rollcall/take.xhtml?meeting=" + tables.meeting("PE-1"));
        page.locator(".roll-row").nth(1).getByText("Vắng không lý do").click();
        page.locator("[id='roll:save']").click();
        page.waitForURL(Pattern.compile(".*/rollcall/year\\.xhtml.*"));
        assertEquals(
                "bithu " + CELL + " 2017-01-05",
                tables.only("select changed_by || ' ' || u.code || ' ' || happened_on from closed_year_change c"
                        + " join unit u on u.id = c.unit_id where year = 2017 and amendment_id is not null"));

        JsonObject second = province.consolidate(YEAR);
        assertTrue(second.getJsonArray("years").getJsonObject(0).getBoolean("amended"), second.toString());
        JsonObject report = Api.object(province.report(CELL, YEAR));
        assertTrue(report.getJsonObject("run").getBoolean("amended"));
        assertEquals(1, report.getJsonObject("unit").getInt("absent"));
        go("report/consolidated.xhtml?unit=" + CELL + "&year=2017");
        assertThat(page.locator(".card-foot .badge-gold")).hasText("Điều chỉnh");
        assertEquals(409, province.start(YEAR).status());
    }

    @Test
    void countsStatesInTheDatabaseAsInTheProgram() throws Exception {
        LocalDate due = LocalDate.of(2018, 1, 10);
        for (LocalDate locks : new LocalDate[] {null, due, due.plusDays(2)}) {
            for (LocalDate freezes : new LocalDate[] {null, due.plusDays(2), due.plusDays(4)}) {
                for (boolean byHand : new boolean[] {false, true}) {
                    tables.run("delete from reporting_year where year = 2017");
                    tables.run(
                            "insert into reporting_year (year, due_on, locks_on, frozen_on, locked_at, locked_by) values (2017, '"
                                    + due + "', " + text(locks) + ", " + text(freezes) + ", "
                                    + (byHand ? "now(), 'test'" : "null, null") + ")");
                    for (LocalDate day = due.minusDays(1); day.isBefore(due.plusDays(6)); day = day.plusDays(1)) {
                        assertEquals(
                                YearState.on(day, new YearDates(due, locks, freezes), byHand)
                                        .name(),
                                tables.only("select year_state(2017, '" + day + "')"),
                                day + " " + locks + " " + freezes + " " + byHand);
                    }
                }
            }
        }
    }

    private static String text(LocalDate day) {
        return day == null ? "null" : "'" + day + "'";
    }

    private static void decide(String column, String value) throws Exception {
        tables.run("insert into reporting_year (year) values (2017)");
        tables.run("update reporting_year set " + column + " = '" + value + "' where year = 2017");
    }

    private static Http.Answer meeting(String code, String cell, int number) {
        return province.load(
                "meetings", MEETINGS + "%s,%s,REGULAR,%d,2017-0%d-05,,,,,,,\n".formatted(code, cell, number, number));
    }

    private static Http.Answer membership(String member, String cell, String from, String to) {
        return province.load(
                "memberships", MEMBERSHIPS + "%s,%s,TEMPORARY_IN,%s,%s\n".formatted(member, cell, from, to));
    }

    /** Everybody due is present. */
    private static Http.Answer roll(String meeting) throws Exception {
        return province.load(
                "attendance",
                ATTENDANCE
                        + tables.only(
                                "select string_agg(m.code || ',' || x.code || ',PRESENT,', E'\\n' order by x.code) from meeting m"
                                        + " cross join lateral roster_of_day(m.cell_id, m.held_on) r join member x on x.id = r.member_id"
                                        + " where r.not_due_because is null and m.code = '" + meeting + "'"));
    }

    private static void assertRefused(String key, Http.Answer answer) {
        assertEquals(422, answer.status(), answer.text());
        assertTrue(answer.text().contains(key), answer.text());
    }

    private static boolean isLate(String code) throws Exception {
        boolean stored = tables.only("select late_at is not null from meeting where code = '" + code + "'")
                .equals("t");
        boolean told = Api.json(province.get("meetings?year=2017&unit=" + CELL))
                .asJsonArray()
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(row -> row.getString("code").equals(code))
                .findFirst()
                .orElseThrow()
                .getBoolean("late");
        assertEquals(stored, told);
        return stored;
    }

    private static JsonObject yearBody() {
        return Api.json(province.get("years")).asJsonArray().getValuesAs(JsonObject.class).stream()
                .filter(row -> row.getInt("year") == YEAR)
                .findFirst()
                .orElseThrow();
    }

    private static void awaitQuiet() {
        province.await(province.runs().getJsonObject(0).getString("id"));
    }

    private void signIn(String login) {
        signIn(page, login);
    }

    private static void signIn(Page visitor, String login) {
        People.of(server).enter(visitor, login);
    }

    private void go(String path) {
        assertEquals(200, page.navigate(server.url() + path).status(), path);
    }

    /** Somebody else at another browser. */
    private static final class Visit implements AutoCloseable {

        private final Page page = Browser.newPage(1280, 900);

        Visit(String login) {
            signIn(page, login);
        }

        Locator button(String text) {
            return page.locator(
                    "button:visible", new Page.LocatorOptions().setHasText(Pattern.compile("^" + text + "$")));
        }

        /** Does something that posts, and waits for the answer. */
        void answered(Runnable deed) {
            page.waitForResponse(answer -> answer.request().method().equals("POST"), deed);
        }

        void confirm() {
            page.locator(".ui-confirmdialog-yes:visible").click();
        }

        @Override
        public void close() {
            page.context().close();
        }
    }
}
