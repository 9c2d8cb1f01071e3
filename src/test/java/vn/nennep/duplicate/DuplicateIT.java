package vn.nennep.duplicate;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nennep.testdata.CsvFile.MEMBERSHIPS;
import static vn.nennep.testdata.TestMeeting.aMeeting;
import static vn.nennep.testdata.TestMember.aMember;
import static vn.nennep.testdata.TestUnit.aCell;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
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

/** People entered twice, in a cell of their own that has ended. */
class DuplicateIT {

    private static final String CELL = "LS.HM.X1.DU";

    /** Every row that a merge touches, without versions, which only ever rise. */
    private static final String DUMP =
            """
            select jsonb_pretty(jsonb_build_object(
              'member', (select jsonb_agg(to_jsonb(m) - 'version' order by m.id) from member m where code like 'DU-%'),
              'membership', (select jsonb_agg(to_jsonb(s) - 'version' order by s.id) from membership s
                join member m on m.id = s.member_id where m.code like 'DU-%'),
              'leave', (select jsonb_agg(to_jsonb(l) - 'version' order by l.id) from member_leave l
                join member m on m.id = l.member_id where m.code like 'DU-%'),
              'roll', (select jsonb_agg(to_jsonb(e) order by e.meeting_id, e.member_id) from roll_call_entry e
                join meeting m on m.id = e.meeting_id where m.code like 'DU.M%'),
              'presenter', (select jsonb_agg(to_jsonb(p) order by p.meeting_id, p.position) from meeting_presenter p
                join meeting m on m.id = p.meeting_id where m.code like 'DU.M%'),
              'meeting', (select jsonb_agg(to_jsonb(m) - 'version' order by m.id) from meeting m where code like 'DU.M%')))
            """;

    private static TestServer server;
    private static Tables tables;
    private static Api province;
    private Page page;

    @BeforeAll
    static void enterPeopleTwice() {
        server = TestServer.get();
        tables = Tables.of(server);
        province = Api.of(server, "tinhuy");
        aCell(CELL)
                .under("LS.HM.X1")
                .since("2016-01-01")
                .until("2018-12-31")
                .with(
                        aMember("DU-1", "Nguyễn Văn", "Ánh")
                                .dated("1970-01-02", "1995-05-19", "")
                                .since("2017-06-01")
                                .until("2018-12-31"),
                        aMember("DU-2", "Nguyen Van", "Anh")
                                .dated("1970-01-02", "", "")
                                .since("2016-01-01")
                                .until("2018-10-31")
                                .onLeave("SPECIAL_DUTY", "2017-01-01", "2017-03-31", "Biệt phái"),
                        aMember("DU-3", "Nguyễn Văn", "Ánh")
                                .dated("1980-01-01", "2001-01-01", "")
                                .since("2016-01-01")
                                .until("2018-12-31"),
                        aMember("DU-4", "Trần Thị", "Bích")
                                .dated("1975-03-03", "2000-02-02", "")
                                .since("2016-01-01")
                                .until("2018-12-31"),
                        aMember("DU-5", "Trần T.", "Bích")
                                .dated("1975-03-03", "2000-02-02", "")
                                .since("2018-01-01")
                                .until("2018-12-31"))
                .with(
                        aMeeting("DU.M1", "2018-01-05").chairedBy("DU-2").held().absent("DU-1"),
                        aMeeting("DU.M2", "2018-02-05")
                                .chairedBy("DU-1")
                                .held()
                                .excused("DU-1", "Ốm")
                                .absent("DU-2"),
                        aMeeting("DU.M3", "2018-03-05")
                                .about("Chuyên đề", "IDEOLOGY")
                                .presented("REPORT", "DU-4", "DU-2", "DU-1")
                                .held(),
                        aMeeting("DU.M4", "2017-05-05")
                                .number(3)
                                .presented("", "DU-2")
                                .held())
                .load(province);
    }

    @BeforeEach
    void signIn() {
        page = Browser.newPage(1280, 900);
        signIn("tinhuy");
    }

    @AfterEach
    void leave() throws Exception {
        page.context().close();
        tables.run("delete from member_distinct");
        tables.run("delete from reporting_year where year = 2018");
    }

    @Test
    void offersWhoHasMoreInCommonThanAName() {
        open();
        assertThat(pair("DU-1", "DU-2")).hasCount(1);
        assertThat(pair("DU-4", "DU-5")).hasCount(1);
        assertThat(page.locator("#pairs tr", new Page.LocatorOptions().setHasText("DU-3")))
                .hasCount(0);
        assertThat(pair("DU-1", "DU-2").locator(".number")).hasText("3");
        Browser.screenshot(page, "duplicates");
        signInAgain("bithu");
        open();
        assertThat(page.locator("#list")).not().containsText("DU-1");
        signInAgain("canbo");
        assertEquals(
                403, page.navigate(server.url() + "rollcall/duplicates.xhtml").status());
    }

    @Test
    void mergesWithAllAttendancesAndPartsAgainExactly() throws Exception {
        String before = tables.only(DUMP);
        assertEquals("COMPLETED", province.consolidate(2018).getString("status"));
        int people = people();
        open();
        pair("DU-1", "DU-2").locator("button").click();
        // The entry with more roll calls is kept at first; here the person wants it the other way round.
        Locator kept = page.locator("#comparison .table-compare tbody tr")
                .first()
                .locator("td")
                .nth(1);
        assertThat(kept).hasText("DU-2");
        page.locator("[id='comparison:turn']").click();
        assertThat(kept).hasText("DU-1");
        assertThat(page.locator("#doubles tbody tr")).hasCount(3);
        Locator first = page.locator("#doubles tbody tr").first();
        assertThat(first).containsText("Vắng không lý do");
        assertThat(first.locator(".strong").last()).hasText("Có mặt");
        assertThat(first).containsText("4/5 · 80 %");
        assertThat(first).containsText("4/4 · 100 %");
        Browser.screenshot(page, "duplicates-compare");
        page.locator("[id='comparison:merge']").click();
        confirm();
        assertThat(page.locator("#merges")).containsText("DU-2");
        assertThat(pair("DU-1", "DU-2")).hasCount(0);

        assertEquals(
                "DU.M1 P, DU.M2 E, DU.M3 P, DU.M4 P",
                tables.only(
                        "select string_agg(m.code || ' ' || e.mark, ', ' order by m.code) from roll_call_entry e"
                                + " join meeting m on m.id = e.meeting_id join member x on x.id = e.member_id where x.code = 'DU-1'"));
        assertEquals(
                "0",
                tables.only(
                        "select count(*) from roll_call_entry e join member x on x.id = e.member_id where x.code = 'DU-2'"));
        assertEquals(
                "4 4 0 0, 4 3 1 0, 4 4 0 0, 3 3 0 0",
                tables.only(
                        "select string_agg(concat_ws(' ', due_count, present_count, excused_count, absent_count), ', ' order by code)"
                                + " from meeting where code like 'DU.M%'"));
        assertEquals(
                "OFFICIAL 2016-01-01 2018-12-31",
                tables.only("select string_agg(concat_ws(' ', category, valid_from, valid_to), ', ') from membership s"
                        + " join member m on m.id = s.member_id where m.code in ('DU-1', 'DU-2')"));
        assertEquals(
                "SPECIAL_DUTY",
                tables.only(
                        "select kind from member_leave l join member m on m.id = l.member_id where m.code = 'DU-1'"));
        assertEquals(
                "DU-4 0, DU-1 1",
                tables.only(
                        "select string_agg(x.code || ' ' || p.position, ', ' order by p.position) from meeting_presenter p"
                                + " join meeting m on m.id = p.meeting_id join member x on x.id = p.member_id where m.code = 'DU.M3'"));
        assertEquals(
                "DU-1",
                tables.only("select x.code from meeting m join member x on x.id = m.chair_id where m.code = 'DU.M1'"));
        assertEquals("COMPLETED", province.consolidate(2018).getString("status"));
        assertEquals(people - 1, people());

        page.navigate(server.url() + "organisation/member.xhtml?cell=" + CELL + "&member=" + tables.member("DU-2"));
        assertThat(page.locator("main")).containsText("Nguyễn Văn Ánh");
        Http.Answer file =
                province.load("memberships", MEMBERSHIPS + "DU-2,LS.HM.X1.DU,OFFICIAL,2016-01-01,2016-12-31\n");
        assertEquals(422, file.status());
        assertTrue(file.text().contains("exchange.member-merged"), file.text());

        // Something changed since stands in the way, by name.
        tables.run("update roll_call_entry e set mark = 'A' from meeting m, member x where m.id = e.meeting_id"
                + " and x.id = e.member_id and m.code = 'DU.M4' and x.code = 'DU-1'");
        open();
        page.locator("#merges button").first().click();
        confirm();
        assertThat(page.locator("#list")).containsText("đã có thay đổi sau khi gộp: DU.M4");
        tables.run("update roll_call_entry e set mark = 'P' from meeting m, member x where m.id = e.meeting_id"
                + " and x.id = e.member_id and m.code = 'DU.M4' and x.code = 'DU-1'");
        assertNotEquals(before, tables.only(DUMP));
        page.locator("#merges button").first().click();
        confirm();
        assertThat(pair("DU-1", "DU-2")).hasCount(1);
        assertThat(page.locator("#merges button")).hasCount(0);
        assertEquals(before, tables.only(DUMP));
        assertEquals("COMPLETED", province.consolidate(2018).getString("status"));
        assertEquals(people, people());
    }

    @Test
    void remembersWhoIsNotTheSame() {
        open();
        pair("DU-4", "DU-5").locator("button").click();
        page.locator("[id='comparison:part']").click();
        assertThat(pair("DU-4", "DU-5")).hasCount(0);
        open();
        assertThat(pair("DU-1", "DU-2")).hasCount(1);
        assertThat(pair("DU-4", "DU-5")).hasCount(0);
    }

    @Test
    void leavesALockedYearAlone() throws Exception {
        String before = tables.only(DUMP);
        tables.lockYear(2018);
        open();
        pair("DU-1", "DU-2").locator("button").click();
        assertThat(page.locator("#comparison .note-warn")).containsText("2018");
        page.locator("[id='comparison:merge']").click();
        confirm();
        assertThat(page.locator("[id='comparison:comparisonMessages']")).containsText("số liệu năm 2018 đã khóa");
        assertEquals(before, tables.only(DUMP));
    }

    @Test
    void refusesAMergeOfAnEntryThatSomebodyChangedSince() throws Exception {
        String before = tables.only(DUMP);
        open();
        pair("DU-4", "DU-5").locator("button").click();
        assertThat(page.locator("[id='comparison:merge']")).isVisible();
        tables.run("update member set version = version + 1 where code = 'DU-5'");
        page.locator("[id='comparison:merge']").click();
        confirm();
        assertThat(page.locator("[id='comparison:comparisonMessages']")).containsText("vừa được người khác sửa");
        assertEquals(before, tables.only(DUMP));
    }

    /** What was said counts by who came; a merge may let somebody come who was away, or speak who was on another line. */
    @Test
    void countsWhatWasSaidByWhoCameAfterAMergeAndAfterItsUndo() throws Exception {
        aCell("LS.HM.X1.DW")
                .under("LS.HM.X1")
                .since("2016-01-01")
                .until("2018-12-31")
                .with(
                        aMember("DW-1", "Lò Văn", "Ún")
                                .dated("1971-01-02", "1996-05-19", "")
                                .since("2018-01-01")
                                .until("2018-12-31"),
                        aMember("DW-2", "Lo Van", "Un")
                                .dated("1971-01-02", "1996-05-19", "")
                                .since("2016-01-01")
                                .until("2018-12-31"),
                        aMember("DW-3", "Lò Thị", "Mỷ")
                                .dated("1981-01-01", "2001-01-01", "")
                                .since("2016-01-01")
                                .until("2018-12-31"))
                .with(
                        aMeeting("DW.M1", "2018-01-05").held().absent("DW-1"),
                        aMeeting("DW.M2", "2017-02-05").number(2).held(),
                        aMeeting("DW.M3", "2018-03-05").number(3).held().absent("DW-2"))
                .load(province);
        // In the first the contributor is marked away, in the second not on the roll at all, in the third by another
        // line.
        for (String said : new String[] {"DW.M1 DW-1", "DW.M2 DW-1", "DW.M3 DW-2"}) {
            String[] both = said.split(" ");
            tables.run("insert into contribution (id, ref, meeting_id, position, member_id, kind, text)"
                    + " select nextval('contribution_seq'), gen_random_uuid(), m.id, 1, p.id, 'QUESTION', 'mẫu'"
                    + " from meeting m, member p where m.code = '" + both[0] + "' and p.code = '" + both[1] + "'");
        }
        assertEquals("DW.M1 0 0 0, DW.M2 0 0 0, DW.M3 0 0 0", said());
        open();
        pair("DW-1", "DW-2").locator("button").click();
        page.locator("[id='comparison:merge']").click();
        confirm();
        assertThat(pair("DW-1", "DW-2")).hasCount(0);
        assertEquals("DW.M1 1 1 1, DW.M2 1 1 1, DW.M3 1 1 1", said());
        page.locator("#merges button").first().click();
        confirm();
        assertThat(pair("DW-1", "DW-2")).hasCount(1);
        assertEquals("DW.M1 0 0 0, DW.M2 0 0 0, DW.M3 0 0 0", said());
    }

    /** Contributions, those that wait for an answer, and who spoke. */
    private static String said() throws Exception {
        return tables.only("select string_agg(concat_ws(' ', code, contribution_count, open_count, speaker_count), ', '"
                + " order by code) from meeting where code like 'DW.M%'");
    }

    private static int people() {
        return Api.object(province.report(CELL, 2018)).getJsonObject("unit").getInt("people");
    }

    private void open() {
        assertEquals(
                200, page.navigate(server.url() + "rollcall/duplicates.xhtml").status());
    }

    private Locator pair(String one, String other) {
        return page.locator(
                "#pairs tbody tr",
                new Page.LocatorOptions().setHasText(Pattern.compile(one + "(?!\\d)[\\s\\S]*" + other + "(?!\\d)")));
    }

    private void confirm() {
        page.locator(".ui-confirmdialog-yes:visible").click();
    }

    private void signInAgain(String login) {
        page.context().close();
        page = Browser.newPage(1280, 900);
        signIn(login);
    }

    private void signIn(String login) {
        People.of(server).enter(page, login);
    }
}
