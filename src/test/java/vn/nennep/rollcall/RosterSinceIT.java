package vn.nennep.rollcall;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nennep.testdata.CsvFile.LEAVES;
import static vn.nennep.testdata.CsvFile.MEMBERSHIPS;
import static vn.nennep.testdata.TestMeeting.aMeeting;
import static vn.nennep.testdata.TestMember.aMember;
import static vn.nennep.testdata.TestUnit.aCell;
import static vn.nennep.testdata.TestUnit.aProvince;

import com.microsoft.playwright.Page;
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

/** What becomes of recorded meetings when members change with an earlier day, a day was wrong, or a person was. */
class RosterSinceIT {

    private static TestServer server;
    private static Tables tables;
    private static Api api;

    private String root;
    private String login;
    private Page page;

    @BeforeAll
    static void start() {
        server = TestServer.get();
        tables = Tables.of(server);
        api = Api.of(server);
    }

    /** A cell of two people with two recorded meetings, and its secretary. */
    @BeforeEach
    void loadCell() {
        root = TestUnit.unusedCode();
        login = root.toLowerCase(java.util.Locale.ROOT);
        aProvince(root)
                .with(aCell(root + ".A")
                        .since("2015-01-01")
                        .withAccount(login, "SECRETARY")
                        .with(
                                aMember(root + "-1", "Lê Văn", "Một").since("2016-01-01"),
                                aMember(root + "-2", "Lê Văn", "Hai").since("2021-03-10"),
                                aMember(root + "-3", "Lê Văn", "Ba").withoutCell())
                        .with(
                                aMeeting(root + ".A-1", "2021-03-03").held(),
                                aMeeting(root + ".A-2", "2021-04-07").held().absent(root + "-2")))
                .load(server);
        page = Browser.newPage(1280, 900);
        People.of(server).enter(page, login);
    }

    @AfterEach
    void leave() {
        page.context().close();
    }

    @Test
    void listsTheRecordedMeetingsThatAMemberEnteredLaterTouches() {
        page.navigate(server.url() + "organisation/member.xhtml?cell=" + root + ".A");
        page.locator("[id='details:familyName']").fill("Lê Văn");
        page.locator("[id='details:givenName']").fill("Bốn");
        page.locator("[id='details:from']").fill("01/03/2021");
        page.locator("[id='details:admit']").click();
        assertThat(page.locator("#outdated")).containsText("2 buổi đã điểm danh");
        assertThat(page.locator("#outdated")).containsText("Lê Văn Bốn");
        Browser.screenshot(page, "outdated-rolls");
        page.locator("#outdated a").first().click();
        assertThat(page.locator("#outdatedRoll")).containsText("chưa có: Lê Văn Bốn");
        page.locator("[id='roll:renew']").click();
        page.locator(".ui-confirmdialog-yes").click();
        assertThat(page.locator("#outdatedRoll")).hasCount(0);
        assertThat(page.locator("#roll")).containsText("Lê Văn Bốn");
        page.navigate(server.url() + "organisation/members.xhtml?cell=" + root + ".A");
        assertThat(page.locator("#outdated")).containsText("1 buổi đã điểm danh");
    }

    @Test
    void listsThemWhateverChangedTheMembers() {
        String members = server.url() + "organisation/members.xhtml?cell=" + root + ".A";
        page.navigate(members);
        assertThat(page.locator("#outdated")).hasText("");
        String said = api.loaded("memberships", MEMBERSHIPS + "%1$s-3,%1$s.A,OFFICIAL,2021-04-01,\n".formatted(root))
                .getJsonArray("warnings")
                .toString();
        assertTrue(said.contains(root + "-3: 1 buổi đã điểm danh") && said.contains("07/04/2021"), said);
        page.navigate(members);
        assertThat(page.locator("#outdated")).containsText("1 buổi đã điểm danh");
        assertThat(page.locator("#outdated")).containsText("chưa có: Lê Văn Ba");
        api.loaded("leaves", LEAVES + "%s-1,EXEMPT,2021-01-01,,Tuổi cao\n".formatted(root));
        page.navigate(members);
        assertThat(page.locator("#outdated")).containsText("2 buổi đã điểm danh");
        assertThat(page.locator("#outdated")).containsText("không còn thuộc diện: Lê Văn Một");
    }

    @Test
    void movesAMeetingRecordedOnTheWrongDayAndBack() {
        String before = state();
        page.navigate(take("X.A-2"));
        page.locator("[id='redating:redatingDay']").fill("08/03/2021");
        page.locator("[id='redating:redatingReason']").fill("Ghi nhầm ngày");
        page.locator("[id='redating:redatingShow']").click();
        assertThat(page.locator("#redating")).containsText("Giữ điểm danh của 1 đảng viên");
        assertThat(page.locator("#redating")).containsText("ra khỏi danh sách: Lê Văn Hai");
        Browser.screenshot(page, "redating");
        page.locator("[id='redating:redatingMove']").click();
        assertThat(page.locator("#redated")).containsText("07/04/2021");
        assertEquals(
                "2021-03-08 RECORDED 1 1",
                tables.only(
                        "select held_on || ' ' || status || ' ' || due_count || ' ' || present_count from meeting where code = '"
                                + root + ".A-2'"));
        page.locator("[id='redated:redatingUndo']").click();
        assertThat(page.locator("#redated")).hasCount(0);
        assertEquals(before, state());
    }

    @Test
    void refusesADayOnWhichTheMeetingCannotHaveBeen() {
        page.navigate(take("X.A-2"));
        look("07/04/2021", "đã ghi ngày 07/04/2021");
        look("31/12/2014", "được thành lập ngày 01/01/2015");
        look("31/12/2015", "Không có đảng viên nào phải dự");
        look("01/01/2016", "Giữ điểm danh");
    }

    private void look(String day, String said) {
        page.locator("[id='redating:redatingDay']").fill(day);
        page.locator("[id='redating:redatingReason']").fill("Ghi nhầm ngày");
        page.locator("[id='redating:redatingShow']").click();
        assertThat(page.locator("#redating")).containsText(said);
    }

    @Test
    void removesAPersonEnteredByMistakeAndBringsThePersonBack() {
        String before = state();
        page.navigate(
                server.url() + "organisation/member.xhtml?cell=" + root + ".A&member=" + tables.member(root + "-2"));
        page.locator("[id='removal:removalShow']").click();
        assertThat(page.locator("#removal")).containsText("07/04/2021");
        Browser.screenshot(page, "removal");
        page.locator("[id='removal:remove']").click();
        assertThat(page.locator("#removed")).containsText("Lê Văn Hai");
        assertEquals(
                "1 1",
                tables.only("select due_count || ' ' || present_count from meeting where code = '" + root + ".A-2'"));
        assertEquals("0", tables.only("select count(*) from member where code = '" + root + "-2'"));
        page.locator("#removed button").click();
        assertThat(page.locator("#removed")).hasCount(0);
        assertEquals(before, state());
    }

    @Test
    void keepsAPersonOnWhomSomethingRealHangs() {
        tables.run(
                "update meeting set chair_id = (select id from member where code = ?) where code = ?",
                root + "-2",
                root + ".A-2");
        page.navigate(
                server.url() + "organisation/member.xhtml?cell=" + root + ".A&member=" + tables.member(root + "-2"));
        page.locator("[id='removal:removalShow']").click();
        assertThat(page.locator("#removal"))
                .containsText("Không xóa được, người này đã có: chủ trì hoặc ghi biên bản (1)");
        assertThat(page.locator("[id='removal:remove']")).hasCount(0);
    }

    private String take(String code) {
        return server.url() + "rollcall/take.xhtml?meeting=" + tables.meeting(code.replace("X", root));
    }

    /** Meetings, rolls and people of the cell, without what counts saves. */
    private String state() {
        return tables.only(("select string_agg(s, '|' order by s) from ("
                        + "select m.code || m.held_on || m.number || m.status || coalesce(m.due_count, -1) || coalesce(m.present_count, -1) as s"
                        + " from meeting m where m.code like 'X.%' union all"
                        + " select m.code || w.code || e.category || e.mark from roll_call_entry e join meeting m on m.id = e.meeting_id"
                        + " join member w on w.id = e.member_id where m.code like 'X.%' union all"
                        + " select w.code || s.valid_from from membership s join member w on w.id = s.member_id where w.code like 'X-%') t")
                .replace("X", root));
    }
}
