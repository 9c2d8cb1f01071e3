package vn.nennep.record;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nennep.testdata.TestMeeting.aMeeting;
import static vn.nennep.testdata.TestUnit.aCell;
import static vn.nennep.testdata.TestUnit.aProvince;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
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
import vn.nennep.testdata.TestUnit;

/** The record is written while the line is cut, and sent by REST as a waiting page or a program sends it. */
class RecordWithoutLineIT {

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
    void newMeeting() {
        meetings++;
        code = root + ".A-" + meetings;
        aMeeting(code, "2021-03-0" + meetings).number(meetings).load(Api.of(server), root + ".A");
        address = server.url() + "rollcall/record.xhtml?meeting=" + tables.meeting(code);
        page = Browser.newPage(390, 800);
    }

    @AfterEach
    void leave() {
        page.context().close();
    }

    private void openRecord() {
        People.of(server).enter(page, login);
        page.navigate(address);
        assertThat(page.locator("body[data-kept]")).isVisible();
    }

    @Test
    void isWrittenReloadedAndSavedWithTheLineCutAndGoesOutOnceItIsBack() {
        openRecord();
        page.context().setOffline(true);
        key("conclusion").fill("Kết luận lúc mất mạng (mẫu)");
        page.locator("[data-add=c]").click();
        Locator line = page.locator("[data-lines=c] > [data-line]").first();
        line.locator("[data-key$='.member']").selectOption(member(1));
        line.locator("[data-key$='.text']").fill("Ý kiến lúc mất mạng (mẫu)");
        page.reload();
        assertThat(page.locator(".record-restored-text")).containsText("máy này");
        assertThat(key("conclusion")).hasValue("Kết luận lúc mất mạng (mẫu)");
        page.locator(".record-rest").click();
        page.locator("[id='record:save']").click();
        assertThat(page.locator(".line-state")).containsText("Đang chờ gửi");
        Browser.screenshot(page, "record-without-line");
        page.context().setOffline(false);
        assertThat(page.locator(".line-state")).containsText("Đã lưu, biên nhận số");
        assertEquals("Kết luận lúc mất mạng (mẫu) 1 RECORDED 3", saved());
        // The page goes on as it stands.
        key("conclusion").fill("Kết luận sửa lại (mẫu)");
        page.locator("[id='record:save']").click();
        page.waitForCondition(() -> saved().startsWith("Kết luận sửa lại (mẫu)"));
    }

    @Test
    void putsWhatWasTypedBesideWhatSomebodyElseSavedAndAsksWhereBothWrote() {
        openRecord();
        page.context().setOffline(true);
        key("conclusion").fill("Kết luận của tôi (mẫu)");
        key("opening").fill("Mở đầu của tôi (mẫu)");
        page.locator("[id='record:save']").click();
        assertThat(page.locator(".line-state")).containsText("Đang chờ gửi");
        Http.Answer theirs = patch(
                other,
                UUID.randomUUID().toString(),
                version(),
                "{\"conclusion\":\"Kết luận của người kia (mẫu)\",\"place\":\"Phòng họp (mẫu)\"}");
        assertEquals(200, theirs.status(), theirs.text());
        page.context().setOffline(false);
        Locator both = page.locator(".line-both");
        assertThat(both.locator("li")).hasCount(1);
        assertThat(both).containsText("Kết luận của người kia (mẫu)");
        assertThat(both).containsText("Kết luận của tôi (mẫu)");
        both.locator("input[value=theirs]").check();
        both.locator(".line-both-take").click();
        assertThat(page.locator(".line-state")).containsText("Đã lưu, biên nhận số");
        assertEquals(
                "Kết luận của người kia (mẫu)|Mở đầu của tôi (mẫu)|Phòng họp (mẫu)",
                tables.only("select concat_ws('|', conclusion, opening, place) from meeting where code = ?", code));
    }

    @Test
    void isSentOnceForAKeyAndOverwritesNothingOfAnotherPerson() {
        String key = UUID.randomUUID().toString();
        String version = version();
        Http.Answer first = patch(login, key, version, "{\"place\":\"Phòng một (mẫu)\"}");
        assertEquals(200, first.status(), first.text());
        assertEquals(
                first.text(),
                patch(login, key, version, "{\"place\":\"Phòng một (mẫu)\"}").text());
        assertEquals(
                422,
                patch(login, key, version, "{\"place\":\"Phòng hai (mẫu)\"}").status());
        // Another field by who does not say what it was, and by who does.
        Http.Answer blind = patch(other, UUID.randomUUID().toString(), version, "{\"opening\":\"Mở đầu (mẫu)\"}");
        assertEquals(412, blind.status(), blind.text());
        Http.Answer same = patch(
                other,
                UUID.randomUUID().toString(),
                version,
                "{\"place\":\"Phòng hai (mẫu)\",\"was:place\":\"\",\"opening\":\"Mở đầu (mẫu)\",\"was:opening\":\"\"}");
        assertEquals(412, same.status(), same.text());
        JsonObject disputed = Api.object(same).getJsonArray("disputed").getJsonObject(0);
        assertEquals(
                "place/Phòng một (mẫu)/Phòng hai (mẫu)",
                disputed.getString("field") + "/" + disputed.getString("theirs") + "/" + disputed.getString("mine"));
        Http.Answer beside = patch(
                other, UUID.randomUUID().toString(), version, "{\"opening\":\"Mở đầu (mẫu)\",\"was:opening\":\"\"}");
        assertEquals(200, beside.status(), beside.text());
        assertEquals(
                "Phòng một (mẫu)|Mở đầu (mẫu)",
                tables.only("select concat_ws('|', place, opening) from meeting where code = ?", code));
        Http.Answer wrong = patch(login, UUID.randomUUID().toString(), version(), "{\"startsAt\":\"25:00\"}");
        assertEquals(422, wrong.status());
        assertTrue(
                Api.object(wrong).getJsonObject("fields").getString("startsAt").contains("14:30"), wrong.text());
    }

    private Http.Answer patch(String person, String key, String version, String body) {
        return server.http()
                .as(person, People.PASSWORD)
                .send(
                        "PATCH",
                        "/api/v1/meetings/" + code + "/record",
                        body,
                        Map.of("Idempotency-Key", key, "If-Match", version));
    }

    private String version() {
        return server.http()
                .as(login, People.PASSWORD)
                .get("/api/v1/meetings/" + code + "/record")
                .header("ETag");
    }

    private String saved() {
        return tables.only(
                "select concat_ws(' ', conclusion, contribution_count, status, present_count) from meeting where code = ?",
                code);
    }

    private static String member(int number) {
        return tables.only("select id from member where code = ?", root + "-" + number);
    }

    private Locator key(String key) {
        return page.locator("[data-key='" + key + "']");
    }
}
