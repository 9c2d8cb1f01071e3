package vn.nennep;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.nennep.shared.Clocks;
import vn.nennep.testdata.Browser;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;

/** The main job as people do it in a browser: enter a meeting, call the roll, consolidate, read, open 84. */
class MainJobIT {

    private static final String CELL = "LS.KCQ.BDV";

    private static TestServer server;
    private static Tables tables;

    private Page page;

    @BeforeAll
    static void start() {
        server = TestServer.get();
        tables = Tables.of(server);
    }

    @BeforeEach
    void open() {
        page = Browser.newPage(1280, 900);
    }

    @AfterEach
    void close() {
        page.context().close();
    }

    @Test
    void opensEightyFourIntoItsSixRollCalls() {
        signIn(page, "tinhuy");
        go(page, "report/consolidated.xhtml?unit=" + CELL + "&year=2021");
        Locator thematic = page.locator("a.figure").first();
        assertThat(thematic.locator(".figure-value")).hasText("6");
        Locator attendances = page.locator("a.figure").nth(1);
        assertThat(attendances.locator(".figure-value")).hasText("84 / 84");
        attendances.click();
        assertThat(page.locator("tbody tr")).hasCount(6);
        assertThat(page.locator(".figure-value").nth(2)).hasText("84");
        page.locator("tbody tr a").first().click();
        // Its record is confirmed: the roll is read, not taken.
        assertThat(page.locator("tbody tr")).hasCount(14);
        Browser.screenshot(page, "roll-call");
    }

    @Test
    void entersAMeetingCallsTheRollAndSeesItCounted() throws Exception {
        signIn(page, "bithu");
        assertThat(page).hasURL(Pattern.compile(".*/alert/now\\.xhtml"));
        assertThat(page.locator(".years .here"))
                .hasText(String.valueOf(LocalDate.now(Clocks.ZONE).getYear()));
        go(page, "meeting/edit.xhtml?cell=" + CELL);
        choose(page, "Chuyên đề");
        fill(page, "heldOn", "15/03/2022");
        fill(page, "topic", "Chuyên đề thử nghiệm");
        choose(page, "Bảo vệ nền tảng tư tưởng");
        choose(page, "Thuyết trình");
        button(page, "Lưu và điểm danh").click();
        assertThat(page.locator(".roll-row")).hasCount(14);
        page.goBack();
        assertThat(page.locator(".roll-row")).hasCount(14);
        assertThat(page.locator(".roll-count")).containsText("14/14 · 100 %");

        // One absentee: one click, one reason, one save.
        Locator third = page.locator(".roll-row").nth(2);
        third.getByText("Vắng có lý do").click();
        third.getByText("Công tác", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.locator(".roll-count")).containsText("13/14 · 92,86 %");
        button(page, "Lưu điểm danh").click();
        assertThat(page).hasURL(Pattern.compile(".*/rollcall/year\\.xhtml.*"));
        assertEquals(
                "RECORDED 14 13 1 0",
                tables.only(
                        "select concat_ws(' ', status, due_count, present_count, excused_count, absent_count) from meeting"
                                + " where topic = 'Chuyên đề thử nghiệm'"));

        try (var context = new Closing(Browser.newPage(1280, 900))) {
            Page office = context.page();
            signIn(office, "tinhuy");
            go(office, "tally/runs.xhtml");
            office.locator("select").first().selectOption("2022");
            button(office, "Chạy ngay").click();
            assertThat(office.locator(".run-year h3").first()).containsText("2022");
            assertThat(office.locator(".run-year .badge").first())
                    .hasText(
                            "Đã công bố",
                            new com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions()
                                    .setTimeout(180_000));
            go(office, "report/consolidated.xhtml?unit=" + CELL + "&year=2022");
            // The demonstration has three sessions of that half year already: 39 of 42.
            assertThat(office.locator("a.figure").nth(1).locator(".figure-value"))
                    .hasText("52 / 56");
        }
    }

    @Test
    void saysAtTheFieldWhatIsMissingAndLosesNothing() {
        signIn(page, "bithu");
        go(page, "meeting/edit.xhtml?cell=" + CELL);
        choose(page, "Chuyên đề");
        fill(page, "heldOn", "10/05/2022");
        fill(page, "startsAt", "15:00");
        fill(page, "endsAt", "14:00");
        fill(page, "topic", "Đề tài giữ lại");
        choose(page, "Nội dung khác");
        page.locator("[id='meeting:save']").click();
        assertThat(page.locator(".field", new Page.LocatorOptions().setHas(page.locator("[id='meeting:endsAt']"))))
                .containsText("Giờ kết thúc phải sau giờ bắt đầu.");
        assertThat(page.locator("[id='meeting:topic']")).hasValue("Đề tài giữ lại");
        fill(page, "heldOn", "10.2022");
        page.locator("[id='meeting:save']").click();
        assertThat(page.locator("[id='meeting:topic']")).hasValue("Đề tài giữ lại");
        assertTrue(page.url().contains("/meeting/edit.xhtml"));
    }

    @Test
    void keepsANumberThatIsTypedWhileTheDateIsLookedUp() {
        signIn(page, "bithu");
        go(page, "meeting/edit.xhtml?cell=" + CELL);
        fill(page, "heldOn", "10/05/2021");
        Locator number = page.locator("[id='meeting:number']");
        page.waitForResponse(answer -> answer.request().method().equals("POST"), () -> number.fill("77"));
        number.press("Tab");
        // The proposal for 2021 would be 13: twelve regular meetings are there.
        assertThat(number).hasValue("77");
        page.locator("[id='meeting:topic']").fill("Giữ nguyên số kỳ");
        assertThat(number).hasValue("77");
    }

    @Test
    void makesOneMeetingOfADoubleClick() throws Exception {
        signIn(page, "bithu");
        go(page, "meeting/edit.xhtml?cell=" + CELL);
        fill(page, "heldOn", "20/06/2022");
        fill(page, "topic", "Bấm hai lần");
        page.locator("[id='meeting:save']").dblclick();
        assertThat(page).hasURL(Pattern.compile(".*/rollcall/year\\.xhtml.*"));
        assertEquals("1", tables.only("select count(*) from meeting where topic = 'Bấm hai lần'"));
    }

    @Test
    void showsWhatTheOtherSavedWhenTwoCallTheSameRoll() throws Exception {
        String ref = tables.meeting(CELL + "-2022-TK06");
        signIn(page, "bithu");
        go(page, "rollcall/take.xhtml?meeting=" + ref);
        try (var context = new Closing(Browser.newPage(1280, 900))) {
            Page other = context.page();
            signIn(other, "tinhuy");
            go(other, "rollcall/take.xhtml?meeting=" + ref);
            other.locator(".roll-row").nth(1).getByText("Vắng không lý do").click();
            button(other, "Lưu điểm danh").click();
            assertThat(other.locator(".roll-row")).hasCount(0);
        }
        page.locator(".roll-row").nth(4).getByText("Vắng không lý do").click();
        button(page, "Lưu điểm danh").click();
        assertThat(page.locator("[id='roll:problems']")).containsText("vừa lưu điểm danh");
        Locator mine = page.locator(".roll-row").nth(4).locator("input:checked");
        assertEquals("ABSENT", mine.inputValue());
        button(page, "Lưu điểm danh").click();
        assertThat(page.locator(".roll-row")).hasCount(0);
        assertEquals("2", tables.only("select absent_count from meeting where code = '" + CELL + "-2022-TK06'"));
    }

    @Test
    void callsTheRollByKeysAlone() throws Exception {
        String ref = tables.meeting("LS.KCQ.M02-2022-TK06");
        signIn(page, "tinhuy");
        go(page, "rollcall/take.xhtml?meeting=" + ref);
        page.locator(".roll-row").first().locator("input[type=radio]:checked").focus();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("3");
        assertThat(page.locator(".roll-count")).containsText("11/12 · 91,67 %");
        assertEquals(
                "ABSENT",
                page.locator(".roll-row").nth(1).locator("input:checked").inputValue());
        page.keyboard().press("1");
        assertThat(page.locator(".roll-count")).containsText("12/12 · 100 %");
    }

    @Test
    void refusesAWrongPasswordWithoutSayingWhichPartWasWrong() {
        page.navigate(server.url() + "login.xhtml");
        page.locator("[id='login:name']").fill("bithu");
        page.locator("[id='login:password']").fill("not-the-password");
        page.locator("[id='login:enter']").click();
        String known = page.locator(".plain-errors").innerText();
        page.locator("[id='login:name']").fill("khong-co-ai");
        page.locator("[id='login:password']").fill("not-the-password");
        page.locator("[id='login:enter']").click();
        assertThat(page.locator(".plain-errors")).hasText(known);
    }

    @Test
    void showsNobodyAPageOutOfScope() throws Exception {
        String foreignMeeting = tables.meeting("LS.HM.X1.T1-2021-CD01");
        String foreignMember = tables.only("select ref from member m join membership s on s.member_id = m.id"
                + " join unit u on u.id = s.cell_id where u.code = 'LS.HM.X1.T1' limit 1");
        String[] foreign = {
            "rollcall/year.xhtml?cell=LS.HM.X1.T1&year=2021",
            "rollcall/take.xhtml?meeting=" + foreignMeeting,
            "meeting/edit.xhtml?cell=LS.HM.X1.T1",
            "meeting/edit.xhtml?meeting=" + foreignMeeting,
            "rollcall/meetings.xhtml?unit=LS.HM&year=2021",
            "organisation/units.xhtml?unit=LS.HM",
            "organisation/members.xhtml?cell=LS.HM.X1.T1",
            "organisation/member.xhtml?cell=LS.HM.X1.T1&member=" + foreignMember,
            "report/consolidated.xhtml?unit=LS.HM&year=2021",
            "document/consolidated.xlsx?unit=LS.HM&year=2021"
        };
        String[] reserved = {
            "tally/runs.xhtml", "calendar/years.xhtml", "exchange/import.xhtml", "access/accounts.xhtml", "metrics"
        };
        for (String login : new String[] {"bithu", "canbo"}) {
            try (var context = new Closing(Browser.newPage(1280, 900))) {
                signIn(context.page(), login);
                for (String path : foreign) {
                    assertEquals(
                            404,
                            context.page()
                                    .request()
                                    .get(server.url() + path, Browser.patiently())
                                    .status(),
                            login + " " + path);
                }
                for (String path : reserved) {
                    assertEquals(
                            403,
                            context.page()
                                    .request()
                                    .get(server.url() + path, Browser.patiently())
                                    .status(),
                            login + " " + path);
                }
            }
        }
        signIn(page, "canbo");
        assertEquals(
                403,
                page.request()
                        .get(server.url() + "meeting/edit.xhtml?cell=" + CELL)
                        .status(),
                "an officer reads and enters nothing");
    }

    @Test
    void givesTheReportAsAnExcelFile() {
        signIn(page, "tinhuy");
        var file = page.request()
                .get(server.url() + "document/consolidated.xlsx?unit=" + CELL + "&year=2021", Browser.patiently());
        assertEquals(200, file.status());
        assertEquals('P', file.body()[0]);
        assertEquals('K', file.body()[1]);
        assertTrue(
                file.headers().get("content-disposition").contains(CELL + "-2021.xlsx"),
                file.headers().toString());
    }

    @Test
    void fitsAPhone() {
        try (var context = new Closing(Browser.newPage(390, 844))) {
            Page phone = context.page();
            signIn(phone, "tinhuy");
            for (String path : new String[] {
                "rollcall/year.xhtml?cell=" + CELL + "&year=2021",
                "meeting/edit.xhtml?cell=" + CELL,
                "organisation/units.xhtml?unit=LS",
                "organisation/members.xhtml?cell=" + CELL,
                "tally/runs.xhtml",
                "report/consolidated.xhtml?unit=LS&year=2021",
                "rollcall/meetings.xhtml?unit=LS&year=2021"
            }) {
                go(phone, path);
                Object overflow = phone.evaluate("document.documentElement.scrollWidth - window.innerWidth");
                assertEquals(0, overflow, path);
            }
        }
    }

    private static void signIn(Page page, String login) {
        page.navigate(server.url() + "login.xhtml");
        page.locator("[id='login:name']").fill(login);
        page.locator("[id='login:password']").fill("nennep-2021");
        page.locator("[id='login:enter']").click();
        page.waitForURL(Pattern.compile("^(?!.*login).*$"));
    }

    private static void go(Page page, String path) {
        assertEquals(200, page.navigate(server.url() + path).status(), path);
    }

    private static void fill(Page page, String field, String text) {
        page.locator("[id='meeting:" + field + "']").fill(text);
    }

    private static void choose(Page page, String label) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .first()
                .check(new Locator.CheckOptions().setForce(true));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    /** A page of a second person, closed with its own session. */
    private record Closing(Page page) implements AutoCloseable {
        @Override
        public void close() {
            page.context().close();
        }
    }
}
