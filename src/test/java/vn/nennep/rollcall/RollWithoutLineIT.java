package vn.nennep.rollcall;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nennep.testdata.TestMeeting.aMeeting;
import static vn.nennep.testdata.TestUnit.aCell;
import static vn.nennep.testdata.TestUnit.aProvince;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.Browser;
import vn.nennep.testdata.People;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;
import vn.nennep.testdata.TestUnit;

/** The roll is called while the line is cut, in a real browser. */
class RollWithoutLineIT {

    private static final String SENT = "**/api/v1/meetings/**";

    private static TestServer server;
    private static Tables tables;
    private static String root;
    private static String login;
    private static String other;
    private static int meetings;

    private Page page;
    private String code;
    private String address;

    @BeforeAll
    static void load() {
        server = TestServer.get();
        tables = Tables.of(server);
        root = TestUnit.unusedCode();
        login = root.toLowerCase(Locale.ROOT) + ".one";
        other = root.toLowerCase(Locale.ROOT) + ".two";
        aProvince(root)
                .with(aCell(root + ".A")
                        .since("2015-01-01")
                        .withMembers(root, 3)
                        .withAccount(login, "SECRETARY")
                        .withAccount(other, "SECRETARY"))
                .load(server);
    }

    @BeforeEach
    void openTheRollOfANewMeeting() {
        meetings++;
        code = root + ".A-" + meetings;
        aMeeting(code, "2021-03-0" + meetings).number(meetings).load(Api.of(server), root + ".A");
        address = server.url() + "rollcall/take.xhtml?meeting=" + tables.meeting(code);
        page = Browser.newPage(390, 800);
        People.of(server).enter(page, login);
        page.navigate(address);
        assertThat(page.locator("body[data-kept]")).isVisible();
    }

    @AfterEach
    void leave() {
        page.context().close();
    }

    @Test
    void isCalledReloadedAndSavedWithTheLineCutAndGoesOutOnceItIsBack() {
        page.context().setOffline(true);
        mark(page, 3, "ABSENT");
        page.reload();
        assertThat(page.locator(".line-state")).containsText("bản giữ trên máy");
        assertThat(page.locator("#line")).containsText("đang mất");
        assertThat(row(page, 3).locator("input[value=ABSENT]")).isChecked();
        assertThat(page.locator(".roll-restored")).containsText("máy này");
        mark(page, 2, "EXCUSED");
        save(page);
        assertThat(page.locator(".line-state")).containsText("Hãy ghi lý do");
        row(page, 2).locator(".roll-reason input").fill("Ốm (mẫu)");
        save(page);
        assertThat(page.locator(".line-state")).containsText("Đang chờ gửi");
        Browser.screenshot(page, "roll-without-line");
        page.reload();
        assertThat(page.locator(".line-state")).containsText("Đang chờ gửi");
        assertThat(row(page, 2).locator(".roll-reason input")).hasValue("Ốm (mẫu)");
        assertEquals("", marks());
        page.context().setOffline(false);
        assertThat(page.locator(".line-state")).containsText("Đã lưu, biên nhận số");
        assertThat(page.locator(".line-state")).containsText("biên nhận số " + receipt());
        assertEquals("PEA", marks());
        assertThat(page.locator("#line")).not().containsText("chưa gửi");
        // The page that was kept is older than what was saved, and knows it.
        page.context().setOffline(true);
        page.reload();
        assertThat(page.locator(".line-state")).containsText("biên nhận số " + receipt());
        assertThat(row(page, 2).locator(".roll-reason input")).hasValue("Ốm (mẫu)");
        page.context().setOffline(false);
        // The page goes on as it stands: it knows the version that it made.
        mark(page, 3, "PRESENT");
        save(page);
        page.waitForCondition(() -> marks().equals("PEP"));
    }

    @Test
    void isWrittenOnceAlthoughTheAnswerWasLost() {
        List<String> keys = new ArrayList<>();
        AtomicInteger lost = new AtomicInteger();
        page.route(SENT, route -> {
            keys.add(route.request().headerValue("Idempotency-Key"));
            if (keys.size() == 1) {
                // It arrives and is written; the answer gets lost on the way back.
                lost.set(route.fetch().status());
                route.abort();
            } else {
                route.resume();
            }
        });
        page.context().setOffline(true);
        mark(page, 1, "ABSENT");
        save(page);
        assertThat(page.locator(".line-state")).containsText("Đang chờ gửi");
        page.context().setOffline(false);
        assertThat(page.locator(".line-state")).containsText("Đã lưu, biên nhận số");
        assertEquals(200, lost.get());
        assertEquals(2, keys.size());
        assertEquals(keys.get(0), keys.get(1));
        assertThat(page.locator(".line-state")).containsText("biên nhận số " + receipt());
        assertEquals("1", tables.only("select count(*) from entry_receipt where key = cast(? as uuid)", keys.get(0)));
        assertEquals("APP", marks());
    }

    @Test
    void showsTheReceiptInWhicheverWindowThePageStands() {
        Page window = page.context().newPage();
        window.navigate(address);
        assertThat(window.locator("body[data-kept]")).isVisible();
        page.context().setOffline(true);
        mark(page, 1, "ABSENT");
        save(page);
        assertThat(page.locator(".line-state")).containsText("Đang chờ gửi");
        assertThat(window.locator(".line-state")).containsText("Đang chờ gửi");
        page.context().setOffline(false);
        assertThat(page.locator(".line-state")).containsText("Đã lưu, biên nhận số");
        assertThat(window.locator(".line-state")).containsText("biên nhận số " + receipt());
        assertEquals("APP", marks());
        // Nothing was marked there: it shows what was saved, and goes on from it.
        assertThat(row(window, 1).locator("input[value=ABSENT]")).isChecked();
        mark(window, 2, "ABSENT");
        save(window);
        page.waitForCondition(() -> marks().equals("AAP"));
    }

    @Test
    void waitsAlsoWhenThePostOfThePageMetNoServer() {
        page.route("**/rollcall/take.xhtml*", route -> {
            if (route.request().method().equals("POST")) {
                route.abort();
            } else {
                route.resume();
            }
        });
        mark(page, 1, "ABSENT");
        save(page);
        assertThat(page.locator(".line-state")).containsText("Đã lưu, biên nhận số");
        assertEquals("APP", marks());
    }

    @Test
    void showsBothVersionsAndSavesWhatThePersonChooses() {
        page.context().setOffline(true);
        mark(page, 1, "ABSENT");
        mark(page, 2, "ABSENT");
        save(page);
        assertThat(page.locator(".line-state")).containsText("Đang chờ gửi");
        Page second = Browser.newPage(1280, 900);
        try {
            People.of(server).enter(second, other);
            second.navigate(address);
            mark(second, 2, "EXCUSED");
            row(second, 2).locator(".roll-reason input").fill("Đi học (mẫu)");
            mark(second, 3, "ABSENT");
            save(second);
            second.waitForURL("**/rollcall/year.xhtml*");
        } finally {
            second.context().close();
        }
        page.context().setOffline(false);
        Locator both = page.locator(".line-both");
        assertThat(both.locator("li")).hasCount(3);
        assertThat(both.locator("li").nth(1)).containsText("Đã lưu: Vắng có lý do (Đi học (mẫu))");
        assertThat(both.locator("li").nth(1)).containsText("Của đồng chí: Vắng không lý do");
        Browser.screenshot(page, "roll-both-versions");
        assertEquals("PEA", marks());
        // The first stays mine, as I touched it; the second I give up; the third I never touched.
        both.locator("li").nth(1).locator("input[value=theirs]").check();
        both.locator(".line-both-take").click();
        assertThat(page.locator(".line-state")).containsText("Đã lưu, biên nhận số");
        assertEquals("AEA", marks());
    }

    @Test
    void waitsForTheSignInAndIsSeenOnAnotherDevice() {
        mark(page, 1, "ABSENT");
        page.waitForCondition(() -> tables.only(
                        "select count(*) from roll_call_draft d join meeting m on m.id = d.meeting_id where m.code = ?",
                        code)
                .equals("1"));
        Page phone = Browser.newPage(390, 800);
        try {
            People.of(server).enter(phone, login);
            phone.navigate(address);
            assertThat(phone.locator(".roll-restored")).containsText("máy tính Linux");
            assertThat(row(phone, 1).locator("input[value=ABSENT]")).isChecked();
        } finally {
            phone.context().close();
        }
        page.context().setOffline(true);
        mark(page, 2, "ABSENT");
        save(page);
        page.context().clearCookies();
        page.context().setOffline(false);
        page.locator(".line-sign-in").click();
        assertThat(page.locator("#again")).isVisible();
        assertEquals("", marks());
        page.locator("#againPassword").fill(People.PASSWORD);
        page.locator("#again button[type=submit]").click();
        assertThat(page.locator(".line-state")).containsText("Đã lưu, biên nhận số");
        assertEquals("AAP", marks());
    }

    @Test
    void leavesNothingBehindAfterSigningOutAndAsksBeforeSomethingIsLost() {
        page.context().setOffline(true);
        mark(page, 1, "ABSENT");
        save(page);
        assertThat(page.locator(".line-state")).containsText("Đang chờ gửi");
        assertTrue(kept(page) > 0);
        page.context().route(SENT, Route::abort);
        page.context().setOffline(false);
        page.locator(".bar-toggle").click();
        page.locator(".sign-out").click();
        assertThat(page.locator("#unsent li"))
                .hasText("Điểm danh: Thường kỳ lần " + meetings + ", ngày 0" + meetings + "/03/2021");
        Browser.screenshot(page, "unsent");
        page.locator(".unsent-stay").click();
        Page window = page.context().newPage();
        window.navigate(address);
        assertThat(window.locator(".line-state")).containsText("Đang chờ gửi");
        page.locator(".sign-out").click();
        page.locator(".unsent-leave").click();
        page.waitForURL("**/login.xhtml*");
        window.waitForURL("**/login.xhtml*");
        // The worker goes with the last page that it stood before.
        page.waitForCondition(() -> kept(page) == 0);
        assertEquals("", marks());
    }

    @Test
    void neitherShowsNorSendsAnythingOfWhoWasHereBefore() {
        page.context().setOffline(true);
        mark(page, 1, "ABSENT");
        save(page);
        assertThat(page.locator(".line-state")).containsText("Đang chờ gửi");
        page.context().clearCookies();
        page.context().setOffline(false);
        assertThat(page.locator(".line-sign-in")).isVisible();
        Page second = page.context().newPage();
        People.of(server).enter(second, other);
        second.navigate(address);
        assertThat(second.locator("body[data-kept]")).isVisible();
        assertThat(row(second, 1).locator("input[value=PRESENT]")).isChecked();
        assertThat(second.locator("#line")).isHidden();
        assertEquals(
                0,
                second.evaluate(
                        "mark => caches.keys().then(names => names.filter(name => name.startsWith('nennep-pages-') && !name.endsWith(mark)).length)",
                        second.locator("#line").getAttribute("data-person")));
        // The page of the one before still stands in its window; it asks for its own person.
        page.evaluate("() => { document.dispatchEvent(new Event('visibilitychange')); }");
        page.waitForResponse(
                "**/api/v1/meetings/**", () -> page.evaluate("() => window.dispatchEvent(new Event('online'))"));
        assertThat(page.locator(".line-sign-in")).isVisible();
        assertEquals("", marks());
    }

    /** Entries of all sorts of stores that this program's pages fill. */
    private static int kept(Page at) {
        return ((Number)
                        at.evaluate(
                                """
                        async () => (await caches.keys()).length + (await indexedDB.databases()).length
                          + (await navigator.serviceWorker.getRegistrations()).length
                          + localStorage.length + sessionStorage.length + document.cookie.length
                        """))
                .intValue();
    }

    private static Locator row(Page at, int number) {
        return at.locator(".roll-row").nth(number - 1);
    }

    private static void mark(Page at, int number, String mark) {
        row(at, number).locator("input[value=" + mark + "]").evaluate("radio => radio.labels[0].click()");
    }

    private static void save(Page at) {
        at.locator("[id='roll:save']").click();
    }

    private static String receipt() {
        return tables.only("select max(number) from entry_receipt where login = ?", login);
    }

    private String marks() {
        return String.join(
                "",
                tables.list(
                        "select e.mark from roll_call_entry e join meeting m on m.id = e.meeting_id"
                                + " join member b on b.id = e.member_id where m.code = ? order by b.code",
                        code));
    }
}
