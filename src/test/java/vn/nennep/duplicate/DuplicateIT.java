package vn.nennep.duplicate;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.Browser;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.People;
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
    private static Api province;
    private Page page;

    @BeforeAll
    static void enterPeopleTwice() {
        server = TestServer.get();
        province = Api.of(server, "tinhuy");
        province.loaded(
                "units",
                "code,name,kind,parent_code,valid_from,valid_to\n" + CELL
                        + ",Chi bộ hồ sơ trùng (mẫu),CELL,LS.HM.X1,2016-01-01,2018-12-31\n");
        province.loaded(
                "members",
                """
                code,family_and_middle_name,given_name,birth_date,admitted_on,official_on
                DU-1,Nguyễn Văn,Ánh,1970-01-02,1995-05-19,
                DU-2,Nguyen Van,Anh,1970-01-02,,
                DU-3,Nguyễn Văn,Ánh,1980-01-01,2001-01-01,
                DU-4,Trần Thị,Bích,1975-03-03,2000-02-02,
                DU-5,Trần T.,Bích,1975-03-03,2000-02-02,
                """);
        province.loaded(
                "memberships",
                """
                member_code,cell_code,category,from,to
                DU-1,LS.HM.X1.DU,OFFICIAL,2017-06-01,2018-12-31
                DU-2,LS.HM.X1.DU,OFFICIAL,2016-01-01,2018-10-31
                DU-3,LS.HM.X1.DU,OFFICIAL,2016-01-01,2018-12-31
                DU-4,LS.HM.X1.DU,OFFICIAL,2016-01-01,2018-12-31
                DU-5,LS.HM.X1.DU,OFFICIAL,2018-01-01,2018-12-31
                """);
        province.loaded(
                "leaves", "member_code,kind,from,to,reason\nDU-2,SPECIAL_DUTY,2017-01-01,2017-03-31,Biệt phái\n");
        province.loaded(
                "meetings",
                """
                code,cell_code,kind,number,held_on,starts_at,ends_at,topic,topic_group,forms,presenter_codes,chair_code
                DU.M1,LS.HM.X1.DU,REGULAR,1,2018-01-05,,,,,,,DU-2
                DU.M2,LS.HM.X1.DU,REGULAR,2,2018-02-05,,,,,,,DU-1
                DU.M3,LS.HM.X1.DU,THEMATIC,1,2018-03-05,,,Chuyên đề,IDEOLOGY,REPORT,DU-4|DU-2|DU-1,
                DU.M4,LS.HM.X1.DU,REGULAR,3,2017-05-05,,,,,,DU-2,
                """);
        province.loaded(
                "attendance",
                """
                meeting_code,member_code,mark,reason
                DU.M1,DU-1,ABSENT,
                DU.M1,DU-2,PRESENT,
                DU.M1,DU-3,PRESENT,
                DU.M1,DU-4,PRESENT,
                DU.M1,DU-5,PRESENT,
                DU.M2,DU-1,EXCUSED,Ốm
                DU.M2,DU-2,ABSENT,
                DU.M2,DU-3,PRESENT,
                DU.M2,DU-4,PRESENT,
                DU.M2,DU-5,PRESENT,
                DU.M3,DU-1,PRESENT,
                DU.M3,DU-2,PRESENT,
                DU.M3,DU-3,PRESENT,
                DU.M3,DU-4,PRESENT,
                DU.M3,DU-5,PRESENT,
                DU.M4,DU-2,PRESENT,
                DU.M4,DU-3,PRESENT,
                DU.M4,DU-4,PRESENT,
                """);
    }

    @BeforeEach
    void signIn() {
        page = Browser.newPage(1280, 900);
        signIn("tinhuy");
    }

    @AfterEach
    void leave() throws Exception {
        page.context().close();
        execute("delete from member_distinct");
        execute("delete from reporting_year where year = 2018");
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
        String before = only(DUMP);
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
                only(
                        "select string_agg(m.code || ' ' || e.mark, ', ' order by m.code) from roll_call_entry e"
                                + " join meeting m on m.id = e.meeting_id join member x on x.id = e.member_id where x.code = 'DU-1'"));
        assertEquals(
                "0",
                only(
                        "select count(*) from roll_call_entry e join member x on x.id = e.member_id where x.code = 'DU-2'"));
        assertEquals(
                "4 4 0 0, 4 3 1 0, 4 4 0 0, 3 3 0 0",
                only(
                        "select string_agg(concat_ws(' ', due_count, present_count, excused_count, absent_count), ', ' order by code)"
                                + " from meeting where code like 'DU.M%'"));
        assertEquals(
                "OFFICIAL 2016-01-01 2018-12-31",
                only("select string_agg(concat_ws(' ', category, valid_from, valid_to), ', ') from membership s"
                        + " join member m on m.id = s.member_id where m.code in ('DU-1', 'DU-2')"));
        assertEquals(
                "SPECIAL_DUTY",
                only("select kind from member_leave l join member m on m.id = l.member_id where m.code = 'DU-1'"));
        assertEquals(
                "DU-4 0, DU-1 1",
                only(
                        "select string_agg(x.code || ' ' || p.position, ', ' order by p.position) from meeting_presenter p"
                                + " join meeting m on m.id = p.meeting_id join member x on x.id = p.member_id where m.code = 'DU.M3'"));
        assertEquals(
                "DU-1", only("select x.code from meeting m join member x on x.id = m.chair_id where m.code = 'DU.M1'"));
        assertEquals("COMPLETED", province.consolidate(2018).getString("status"));
        assertEquals(people - 1, people());

        page.navigate(server.url() + "organisation/member.xhtml?cell=" + CELL + "&member="
                + only("select ref from member where code = 'DU-2'"));
        assertThat(page.locator("main")).containsText("Nguyễn Văn Ánh");
        Http.Answer file = province.load(
                "memberships",
                "member_code,cell_code,category,from,to\nDU-2,LS.HM.X1.DU,OFFICIAL,2016-01-01,2016-12-31\n");
        assertEquals(422, file.status());
        assertTrue(file.text().contains("exchange.member-merged"), file.text());

        // Something changed since stands in the way, by name.
        execute("update roll_call_entry e set mark = 'A' from meeting m, member x where m.id = e.meeting_id"
                + " and x.id = e.member_id and m.code = 'DU.M4' and x.code = 'DU-1'");
        open();
        page.locator("#merges button").first().click();
        confirm();
        assertThat(page.locator("#list")).containsText("đã có thay đổi sau khi gộp: DU.M4");
        execute("update roll_call_entry e set mark = 'P' from meeting m, member x where m.id = e.meeting_id"
                + " and x.id = e.member_id and m.code = 'DU.M4' and x.code = 'DU-1'");
        assertNotEquals(before, only(DUMP));
        page.locator("#merges button").first().click();
        confirm();
        assertThat(pair("DU-1", "DU-2")).hasCount(1);
        assertThat(page.locator("#merges button")).hasCount(0);
        assertEquals(before, only(DUMP));
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
        String before = only(DUMP);
        execute("insert into reporting_year (year, locked_at, locked_by) values (2018, now(), 'test')");
        open();
        pair("DU-1", "DU-2").locator("button").click();
        assertThat(page.locator("#comparison .note-warn")).containsText("2018");
        page.locator("[id='comparison:merge']").click();
        confirm();
        assertThat(page.locator("[id='comparison:comparisonMessages']")).containsText("số liệu năm 2018 đã khóa");
        assertEquals(before, only(DUMP));
    }

    @Test
    void refusesAMergeOfAnEntryThatSomebodyChangedSince() throws Exception {
        String before = only(DUMP);
        open();
        pair("DU-4", "DU-5").locator("button").click();
        assertThat(page.locator("[id='comparison:merge']")).isVisible();
        execute("update member set version = version + 1 where code = 'DU-5'");
        page.locator("[id='comparison:merge']").click();
        confirm();
        assertThat(page.locator("[id='comparison:comparisonMessages']")).containsText("vừa được người khác sửa");
        assertEquals(before, only(DUMP));
    }

    /** What was said counts by who came; a merge may let somebody come who was away, or speak who was on another line. */
    @Test
    void countsWhatWasSaidByWhoCameAfterAMergeAndAfterItsUndo() throws Exception {
        province.loaded(
                "units",
                "code,name,kind,parent_code,valid_from,valid_to\nLS.HM.X1.DW"
                        + ",Chi bộ ý kiến trùng (mẫu),CELL,LS.HM.X1,2016-01-01,2018-12-31\n");
        province.loaded(
                "members",
                """
                code,family_and_middle_name,given_name,birth_date,admitted_on,official_on
                DW-1,Lò Văn,Ún,1971-01-02,1996-05-19,
                DW-2,Lo Van,Un,1971-01-02,1996-05-19,
                DW-3,Lò Thị,Mỷ,1981-01-01,2001-01-01,
                """);
        province.loaded(
                "memberships",
                """
                member_code,cell_code,category,from,to
                DW-1,LS.HM.X1.DW,OFFICIAL,2018-01-01,2018-12-31
                DW-2,LS.HM.X1.DW,OFFICIAL,2016-01-01,2018-12-31
                DW-3,LS.HM.X1.DW,OFFICIAL,2016-01-01,2018-12-31
                """);
        province.loaded(
                "meetings",
                """
                code,cell_code,kind,number,held_on,starts_at,ends_at,topic,topic_group,forms,presenter_codes,chair_code
                DW.M1,LS.HM.X1.DW,REGULAR,1,2018-01-05,,,,,,,
                DW.M2,LS.HM.X1.DW,REGULAR,2,2017-02-05,,,,,,,
                DW.M3,LS.HM.X1.DW,REGULAR,3,2018-03-05,,,,,,,
                """);
        province.loaded(
                "attendance",
                """
                meeting_code,member_code,mark,reason
                DW.M1,DW-1,ABSENT,
                DW.M1,DW-2,PRESENT,
                DW.M1,DW-3,PRESENT,
                DW.M2,DW-2,PRESENT,
                DW.M2,DW-3,PRESENT,
                DW.M3,DW-1,PRESENT,
                DW.M3,DW-2,ABSENT,
                DW.M3,DW-3,PRESENT,
                """);
        // In the first the contributor is marked away, in the second not on the roll at all, in the third by another
        // line.
        for (String said : new String[] {"DW.M1 DW-1", "DW.M2 DW-1", "DW.M3 DW-2"}) {
            String[] both = said.split(" ");
            execute("insert into contribution (id, ref, meeting_id, position, member_id, kind, text)"
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
        return only("select string_agg(concat_ws(' ', code, contribution_count, open_count, speaker_count), ', '"
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

    private static String only(String sql) throws Exception {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            found.next();
            return found.getString(1);
        }
    }

    private static void execute(String sql) throws Exception {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
