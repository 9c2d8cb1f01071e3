package vn.nennep.rollcall;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nennep.testdata.TestMeeting.aMeeting;
import static vn.nennep.testdata.TestUnit.aCell;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.nennep.shared.Clocks;
import vn.nennep.testdata.Actions;
import vn.nennep.testdata.Browser;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.People;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;
import vn.nennep.testdata.TestUnit;
import vn.nennep.testdata.Visit;

/** The first page of whoever keeps a cell: the three things of the day of a meeting, in as few actions as can be. */
class TodayIT {

    /** Of the issue that asked for it; nine were counted before. */
    private static final int MOST_ACTIONS = 6;

    private static final LocalDate TODAY = LocalDate.now(Clocks.ZONE);

    /** The id of what has the focus, after "unseen" when nothing shows it: an outline or a shadow around it or its label. */
    private static final String FOCUS =
            """
            () => {
              const e = document.activeElement;
              const drawn = one => { const s = getComputedStyle(one);
                return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 || s.boxShadow !== 'none'; };
              const around = [e, ...(e.labels || [])];
              return (e === document.body || around.some(drawn) ? '' : 'unseen ' + e.outerHTML.slice(0, 120) + ' ') + e.id;
            }
            """;

    private static TestServer server;
    private static Tables tables;

    private Page page;

    @BeforeAll
    static void start() {
        server = TestServer.get();
        tables = Tables.of(server);
    }

    @AfterEach
    void close() {
        if (page != null) {
            page.context().close();
        }
    }

    @Test
    void recordsAMeetingOfTodayWithEverybodyPresent() {
        String cell = cell("today.one");
        page = Browser.newPage(390, 844);
        signIn("today.one");
        Actions actions = new Actions();
        actions.click(page.locator("[id='today:callRoll']"));
        assertThat(page.locator(".roll-row")).hasCount(14);
        assertThat(page.locator(".roll-count")).containsText("14/14 · 100 %");
        actions.click(page.locator("[id='roll:save']"));
        assertThat(page).hasURL(Pattern.compile(".*/rollcall/year\\.xhtml.*"));
        assertTrue(actions.count() <= MOST_ACTIONS, actions.count() + " actions");
        assertEquals("REGULAR 1 " + TODAY + " RECORDED 14 14", meetings(cell));

        // The day's button leads to that meeting now, and its record waits.
        page.navigate(server.url() + "alert/now.xhtml");
        assertThat(page.locator(".today")).containsText("Xem, sửa điểm danh hôm nay");
        page.locator(".today a").nth(1).click();
        assertThat(page).hasURL(Pattern.compile(".*/rollcall/record\\.xhtml.*"));
    }

    @Test
    void isReachedByKeyboardAlone() {
        String cell = cell("today.keys");
        page = Browser.newPage(1280, 900);
        page.navigate(server.url() + "login.xhtml");
        // The first field has the focus already.
        page.keyboard().type("today.keys");
        page.keyboard().press("Tab");
        page.keyboard().type(People.PASSWORD);
        page.keyboard().press("Enter");
        assertThat(page.locator(".today")).isVisible();
        tabTo("today:callRoll");
        page.keyboard().press("Enter");
        assertThat(page.locator(".roll-row")).hasCount(14);
        tabTo("roll:save");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/rollcall/year\\.xhtml.*"));
        assertEquals("REGULAR 1 " + TODAY + " RECORDED 14 14", meetings(cell));
    }

    /** Goes from field to field; each shows that it has the focus. */
    private void tabTo(String id) {
        for (int pressed = 0; pressed < 200; pressed++) {
            page.keyboard().press("Tab");
            String at = String.valueOf(page.evaluate(FOCUS));
            assertFalse(at.startsWith("unseen"), at);
            if (at.equals(id)) {
                return;
            }
        }
        throw new AssertionError(id + " is not reached");
    }

    @Test
    void undoesASlip() {
        String cell = cell("today.slip");
        page = Browser.newPage(1280, 900);
        signIn("today.slip");
        page.locator("[id='today:callRoll']").click();
        assertThat(page.locator(".made")).containsText("hoàn tác");
        page.locator("[id='made:undo']").click();
        assertThat(page).hasURL(Pattern.compile(".*/alert/now\\.xhtml"));
        assertThat(page.locator("[id='growl_container']")).containsText("Đã xóa");
        assertEquals("", meetings(cell));
    }

    @Test
    void makesOneMeetingOfADoubleClick() {
        String cell = cell("today.double");
        Visit visit = Visit.signedIn(server, "today.double", People.PASSWORD);
        Http.Answer opened = visit.get("/alert/now.xhtml");
        visit.press(opened, "/alert/now.xhtml", "today", "callRoll", "");
        visit.press(opened, "/alert/now.xhtml", "today", "callRoll", "");
        assertEquals("REGULAR 1 " + TODAY + " PLANNED", meetings(cell));
    }

    @Test
    void asksWhichMeetingItIsWhenThereIsAnotherOfThisMonth() {
        TestUnit cell = aCell().withMembers(3);
        cell.with(aMeeting(
                        cell.code() + "-1",
                        TODAY.withDayOfMonth(TODAY.getDayOfMonth() == 1 ? 2 : 1).toString()))
                .withAccount("today.other", "SECRETARY")
                .load(server);
        String text = Visit.signedIn(server, "today.other", People.PASSWORD)
                .get("/alert/now.xhtml")
                .text();
        assertFalse(text.contains("today:callRoll"), text);
        assertTrue(text.contains("/meeting/edit.xhtml?cell=" + cell.code()), text);
    }

    @Test
    void isNotForWhoKeepsNoCell() {
        String text = Visit.signedIn(server, "tinhuy", People.PASSWORD)
                .get("/alert/now.xhtml")
                .text();
        assertFalse(text.contains("todayTitle"), text);
    }

    private static String cell(String login) {
        return aCell().withMembers(14)
                .withAccount(login, "SECRETARY")
                .load(server)
                .code();
    }

    private static String meetings(String cell) {
        return tables.only(
                "select coalesce(string_agg(concat_ws(' ', m.kind, m.number, m.held_on, m.status, m.due_count,"
                        + " m.present_count), ', '), '') from meeting m join unit u on u.id = m.cell_id where u.code = '"
                        + cell
                        + "'");
    }

    private void signIn(String login) {
        People.of(server).signIn(page, login, People.PASSWORD);
        assertThat(page.locator(".today")).isVisible();
    }
}
