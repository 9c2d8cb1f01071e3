package vn.nennep.plan;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nennep.testdata.TestAccount.anAccount;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.nennep.shared.Clocks;
import vn.nennep.testdata.Browser;
import vn.nennep.testdata.People;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;
import vn.nennep.testdata.Visit;

/** What a cell plans, played by a member, the secretary and the officer of the committee above. */
class PlanIT {

    private static final String CELL = "LS.KCQ.BDV";

    /** The year after this one, which the demonstration leaves empty. */
    private static final int YEAR = LocalDate.now(Clocks.ZONE).getYear() + 1;

    private static TestServer server;
    private static Tables tables;
    private static People people;
    private final List<Page> pages = new ArrayList<>();

    @BeforeAll
    static void start() {
        server = TestServer.get();
        tables = Tables.of(server);
        people = People.of(server);
    }

    @AfterEach
    void forgetTheYear() {
        pages.forEach(page -> page.context().close());
        for (String table : List.of("topic_proposal", "annual_plan", "key_task", "plan_due")) {
            tables.run("delete from " + table + " where year = " + YEAR);
        }
        tables.run("delete from topic_group where code like 'MAU_%'");
    }

    @Test
    void goesFromAProposalToAnAdjustedPlan() {
        Page member = signedIn("dangvien");
        open(member, "plan/proposals.xhtml");
        click(member, "proposing:propose");
        assertThat(at(member, "proposing:titleMessage")).containsText("Hãy ghi tên chuyên đề");
        propose(member, "Dân vận khéo ở vùng biên giới (mẫu)");
        propose(member, "Trùng với năm trước (mẫu)");

        Page secretary = signedIn("bithu");
        open(secretary, "plan/proposals.xhtml");
        entry(secretary, "Trùng với năm trước").getByText("Không chọn").click();
        click(secretary, "deciding:decline");
        assertThat(at(secretary, "deciding:reasonMessage")).containsText("Hãy ghi lý do");
        at(secretary, "deciding:reason").fill("Đã sinh hoạt năm trước (mẫu)");
        click(secretary, "deciding:decline");
        assertThat(entry(secretary, "Trùng với năm trước")).containsText("Không được chọn");
        entry(secretary, "biên giới").getByText("Đưa vào kế hoạch").click();
        click(secretary, "deciding:choose");
        assertThat(at(secretary, "deciding:monthMessage")).containsText("Hãy chọn tháng");
        at(secretary, "deciding:month").selectOption("3");
        click(secretary, "deciding:choose");
        assertThat(at(secretary, "entry:topic")).hasValue("Dân vận khéo ở vùng biên giới (mẫu)");
        assertThat(secretary.locator("[id='entry:presenters'] input:checked")).hasCount(1);
        at(secretary, "entry:topic").fill("");
        click(secretary, "entry:save");
        assertThat(at(secretary, "entry:topicMessage")).containsText("Hãy ghi tên chuyên đề");
        at(secretary, "entry:topic").fill("Dân vận khéo (mẫu)");
        click(secretary, "entry:save");

        assertThat(secretary.locator(".plan-table tbody tr")).hasCount(1);
        click(secretary, "steps:adopt");
        assertThat(secretary.locator(".plan-state")).containsText("Đã thông qua");
        link(secretary, "Ban hành").click();
        click(secretary, "acting:issue");
        assertThat(at(secretary, "acting:numberMessage")).containsText("Hãy ghi số kế hoạch");
        at(secretary, "acting:number").fill("01-KH/CB");
        click(secretary, "acting:issue");
        assertThat(secretary.locator(".plan-state")).containsText("Số 01-KH/CB");
        click(secretary, "steps:report");
        assertThat(secretary.locator(".plan-state")).containsText("Đã báo cáo cấp trên");

        open(member, "plan/proposals.xhtml");
        assertThat(entry(member, "biên giới")).containsText("tháng 3");
        assertThat(entry(member, "Trùng với năm trước")).containsText("Đã sinh hoạt năm trước (mẫu)");

        Page officer = signedIn("canbo");
        officer.navigate(server.url() + "plan/branch.xhtml?unit=LS.KCQ&only=waiting&year=" + YEAR);
        assertThat(officer.locator("tbody tr")).hasCount(1);
        officer.locator("tbody .row-name a").click();
        assertThat(at(officer, "steps:adopt")).hasCount(0);
        link(officer, "Trả lại").click();
        click(officer, "acting:sendBack");
        assertThat(at(officer, "acting:reasonMessage")).containsText("Hãy ghi lý do");
        at(officer, "acting:reason").fill("Cần thêm chuyên đề quý II (mẫu)");
        click(officer, "acting:sendBack");
        assertThat(officer.locator(".plan-state")).containsText("Cấp trên trả lại");

        open(secretary, "plan/year.xhtml");
        assertThat(at(secretary, "steps")).containsText("Cần thêm chuyên đề quý II (mẫu)");
        click(secretary, "steps:report");
        assertThat(secretary.locator(".plan-state")).containsText("Đã báo cáo cấp trên");
        open(officer, "plan/year.xhtml");
        click(officer, "steps:acknowledge");
        assertThat(officer.locator(".plan-state")).containsText("Cấp trên đã ghi nhận");

        // The line stays the same in the adjusted plan, so that a meeting that carries it out goes on doing so.
        String line = tables.only(
                "select line from plan_line l join annual_plan p on p.id = l.plan_id" + " where p.year = " + YEAR);
        open(secretary, "plan/year.xhtml");
        link(secretary, "Điều chỉnh").click();
        at(secretary, "acting:reason").fill("Bổ sung chuyên đề quý II (mẫu)");
        click(secretary, "acting:adjust");
        assertThat(secretary.locator(".plan-state")).containsText("Bản 2");
        assertEquals("ACKNOWLEDGED DRAFT", states());
        secretary.getByLabel(Pattern.compile("^Chuyển muộn hơn")).click();
        assertThat(secretary.locator(".plan-table tbody tr td").first()).hasText("4");
        click(secretary, "steps:adopt");
        assertThat(secretary.locator(".plan-state")).containsText("Đã thông qua");
        link(secretary, "Ban hành").click();
        at(secretary, "acting:number").fill("02-KH/CB");
        click(secretary, "acting:issue");
        assertThat(secretary.locator(".plan-state")).containsText("Số 02-KH/CB");
        assertEquals("REPLACED ISSUED", states());
        assertEquals(
                line + " 4", tables.only("select line || ' ' || month from plan_line_in_force where year = " + YEAR));
        link(secretary, "Bản 1").click();
        assertThat(secretary.locator(".plan-state")).containsText("Số 01-KH/CB");
        assertThat(secretary.locator(".plan-table tbody tr td").first()).hasText("3");
        assertThat(secretary.locator(".history li")).hasCount(11);
        Browser.screenshot(secretary, "plan-year");
    }

    @Test
    void beginsWithTheLinesOfLastYearAndIsOpenedAgainForADraft() {
        int year = 2023;
        String plans =
                "from annual_plan p join unit u on u.id = p.cell_id where u.code = '" + CELL + "' and p.year = " + year;
        Page secretary = signedIn("bithu");
        try {
            secretary.navigate(server.url() + "plan/year.xhtml?cell=" + CELL + "&year=" + year);
            secretary.locator("[id$=':copy']").first().click();
            assertThat(secretary.locator(".plan-table tbody tr")).hasCount(8);
            assertEquals(
                    "0",
                    tables.only("select count(*) from plan_line a join plan_line b on a.line = b.line and a.id <> b.id"
                            + " join annual_plan p on p.id = a.plan_id and p.year = " + year
                            + " join annual_plan q on q.id = b.plan_id and q.year <> " + year),
                    "a copied line is a line of its own");
            click(secretary, "steps:adopt");
            assertThat(secretary.locator(".plan-state")).containsText("Đã thông qua");
            click(secretary, "steps:reopen");
            assertThat(secretary.locator(".plan-state")).containsText("Dự thảo");
            assertThat(at(secretary, "steps:discard")).hasCount(0);
        } finally {
            tables.run("delete from annual_plan where id in (select p.id " + plans + ")");
        }
    }

    @Test
    void namesTheMeetingsThatServedAKeyTask() {
        Page secretary = signedIn("bithu");
        secretary.navigate(server.url() + "plan/key-tasks.xhtml?cell=" + CELL + "&year=2022");
        String before = tables.only("select count(*) from key_task_meeting k join key_task t on t.id = k.key_task_id"
                + " join unit u on u.id = t.cell_id where t.year = 2022 and u.code = '" + CELL + "'");
        secretary.locator(".task").first().locator("a[href*='act=meetings']").click();
        Locator boxes = secretary.locator("#acting input[type=checkbox]");
        int ticked = secretary.locator("#acting input[type=checkbox]:checked").count();
        Locator free =
                secretary.locator("#acting input[type=checkbox]:not(:checked)").first();
        free.check();
        click(secretary, "acting:serve");
        assertThat(boxes).hasCount(0);
        String after = tables.only("select count(*) from key_task_meeting k join key_task t on t.id = k.key_task_id"
                + " join unit u on u.id = t.cell_id where t.year = 2022 and u.code = '" + CELL + "'");
        assertEquals(Integer.parseInt(before) + 1, Integer.parseInt(after), "beside the " + ticked + " of before");
    }

    @Test
    void takesAKeyTaskThroughItsWholeLife() {
        Page secretary = signedIn("bithu");
        Page officer = signedIn("canbo");
        open(secretary, "plan/key-tasks.xhtml");
        link(secretary, "Thêm nhiệm vụ").click();
        click(secretary, "acting:save");
        assertThat(at(secretary, "acting:taskMessage")).containsText("Hãy ghi nội dung nhiệm vụ");
        at(secretary, "acting:task").fill("Nâng cao chất lượng tham mưu (mẫu)");
        click(secretary, "acting:saveAndSend");
        assertThat(at(secretary, "acting:targetMessage")).containsText("Hãy ghi chỉ tiêu");
        at(secretary, "acting:target").fill("Tốt hơn (mẫu)");
        at(secretary, "acting:person").selectOption(new SelectOption().setIndex(1));
        at(secretary, "acting:dueOn").fill("30/11/" + YEAR);
        click(secretary, "acting:saveAndSend");
        assertStands(secretary, "Đã gửi cấp trên");

        open(officer, "plan/key-tasks.xhtml");
        link(officer, "Trả lại").click();
        at(officer, "acting:reason").fill("Chỉ tiêu chưa đo được (mẫu)");
        click(officer, "acting:sendBack");
        assertStands(officer, "Cấp trên trả lại");

        open(secretary, "plan/key-tasks.xhtml");
        assertThat(secretary.locator(".task")).containsText("Chỉ tiêu chưa đo được (mẫu)");
        link(secretary, "Sửa").click();
        at(secretary, "acting:target").fill("06 chuyên đề (mẫu)");
        click(secretary, "acting:saveAndSend");
        assertStands(secretary, "Đã gửi cấp trên");

        open(officer, "plan/key-tasks.xhtml");
        officer.locator(".task")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Xác nhận"))
                .click();
        assertStands(officer, "Cấp trên xác nhận");

        open(secretary, "plan/key-tasks.xhtml");
        link(secretary, "Ghi tiến độ").click();
        at(secretary, "acting:notedOn").fill("31/12/" + (YEAR + 1));
        at(secretary, "acting:note").fill("Đã xong 04 chuyên đề (mẫu)");
        click(secretary, "acting:noteProgress");
        assertThat(at(secretary, "acting:notedOnMessage")).containsText("Ngày phải từ");
        at(secretary, "acting:notedOn").fill("01/02/" + (YEAR - 1));
        click(secretary, "acting:noteProgress");
        assertStands(secretary, "Đang thực hiện");
        assertThat(secretary.locator(".task")).containsText("Đã xong 04 chuyên đề (mẫu)");
        link(secretary, "Tự đánh giá").click();
        click(secretary, "acting:rateSelf");
        assertThat(at(secretary, "acting:ratingMessage")).containsText("Hãy chọn mức đánh giá");
        secretary.locator("[id='acting:rating'] label").nth(1).click();
        click(secretary, "acting:rateSelf");
        assertStands(secretary, "Đã tự đánh giá");

        open(officer, "plan/key-tasks.xhtml");
        link(officer, "Đánh giá").click();
        officer.locator("[id='acting:rating'] label").nth(2).click();
        click(officer, "acting:rate");
        assertThat(at(officer, "acting:ratingNoteMessage")).containsText("khác với tự đánh giá");
        at(officer, "acting:ratingNote").fill("Mới đạt 04/06 (mẫu)");
        click(officer, "acting:rate");
        assertStands(officer, "Cấp trên đã đánh giá");
        assertThat(officer.locator(".task-ratings")).containsText("Hoàn thành một phần");
        assertEquals(
                "DRAFT SENT RETURNED SENT CONFIRMED IN_PROGRESS SELF_RATED RATED",
                tables.only("select string_agg(v.to_status, ' ' order by v.id) from key_task_move v"
                        + " join key_task k on k.id = v.key_task_id where k.year = " + YEAR));
        Browser.screenshot(officer, "key-task");
    }

    @Test
    void showsBothVersionsOfALineThatSomebodyElseSavedAndLosesNothing() {
        Page one = signedIn("bithu");
        open(one, "plan/year.xhtml");
        click(one, "start:begin");
        link(one, "Thêm chuyên đề").click();
        at(one, "entry:topic").fill("Chuyên đề (mẫu)");
        one.locator("[id='entry:topicGroup'] label").first().click();
        click(one, "entry:save");
        one.getByLabel(Pattern.compile("^Sửa chuyên đề")).click();
        at(one, "entry:note").fill("Ghi chú của tôi (mẫu)");

        Page other = signedIn("bithu");
        open(other, "plan/year.xhtml");
        other.getByLabel(Pattern.compile("^Sửa chuyên đề")).click();
        at(other, "entry:topic").fill("Chuyên đề đã đổi tên (mẫu)");
        click(other, "entry:save");
        assertThat(other.locator(".plan-table")).containsText("Chuyên đề đã đổi tên (mẫu)");

        click(one, "entry:save");
        assertThat(at(one, "entry:theirs")).containsText("Chuyên đề đã đổi tên (mẫu)");
        assertThat(at(one, "entry:theirs")).containsText("Ghi chú của tôi (mẫu)");
        assertThat(at(one, "entry:topic")).hasValue("Chuyên đề đã đổi tên (mẫu)");
        click(one, "entry:save");
        assertThat(one.locator(".plan-table")).containsText("Ghi chú của tôi (mẫu)");
        assertThat(one.locator(".plan-table")).containsText("Chuyên đề đã đổi tên (mẫu)");

        // The other's page still shows the plan as it was before: a stale step is refused and shows how it stands.
        click(other, "steps:adopt");
        assertThat(at(other, "steps")).containsText("vừa thay đổi kế hoạch này");
        assertThat(other.locator(".plan-table")).containsText("Ghi chú của tôi (mẫu)");
        click(other, "steps:adopt");
        assertThat(other.locator(".plan-state")).containsText("Đã thông qua");
    }

    @Test
    void makesOneProposalOfAPostThatIsSentTwice() {
        Visit member = Visit.signedIn(server, "dangvien", People.PASSWORD);
        String address = "/plan/proposals.xhtml?cell=" + CELL + "&year=" + YEAR;
        Map<String, String> form = Visit.hidden(member.get(address), "proposing");
        form.put("proposing:title", "Một lần thôi (mẫu)");
        form.put("proposing:why", "Lý do (mẫu)");
        form.put("proposing:topicGroup", "PROFESSIONAL");
        form.put("proposing:propose", "x");
        assertEquals(302, member.post("/plan/proposals.xhtml", form).status());
        assertEquals(302, member.post("/plan/proposals.xhtml", form).status());
        assertEquals("1", tables.only("select count(*) from topic_proposal where year = " + YEAR));

        // Another member of the cell sees proposals of their own, not this one.
        anAccount("plan.member").as("MEMBER", CELL).ofMember("MAU-006").save(server);
        assertTrue(member.get(address).text().contains("Một lần thôi (mẫu)"));
        String theirs = Visit.signedIn(server, "plan.member", People.PASSWORD)
                .get(address)
                .text();
        assertTrue(theirs.contains("proposing:propose") && !theirs.contains("Một lần thôi (mẫu)"), theirs);
    }

    @Test
    void extendsAListAndWithdrawsAnEntryFromUse() {
        Page office = signedIn("tinhuy");
        office.navigate(server.url() + "plan/lists.xhtml");
        click(office, "entry:save");
        assertThat(at(office, "entry:nameViMessage")).containsText("Hãy ghi tên");
        at(office, "entry:nameVi").fill("Mẫu đối ngoại");
        click(office, "entry:save");
        Locator row = office.locator("tbody tr", new Page.LocatorOptions().setHasText("Mẫu đối ngoại"));
        assertThat(row).containsText("MAU_DOI_NGOAI");
        at(office, "entry:nameVi").fill("Mẫu Đối Ngoại");
        click(office, "entry:save");
        assertThat(at(office, "entry:nameViMessage")).containsText("Danh mục đã có mục trùng");

        Page member = signedIn("dangvien");
        open(member, "plan/proposals.xhtml");
        assertThat(at(member, "proposing:topicGroup")).containsText("Mẫu đối ngoại");
        row.getByLabel("Thôi dùng “Mẫu đối ngoại”").click();
        office.locator(".ui-confirmdialog-yes").click();
        assertThat(row).containsText("Thôi dùng từ");
        open(member, "plan/proposals.xhtml");
        assertThat(at(member, "proposing:topicGroup")).not().containsText("Mẫu đối ngoại");
    }

    private void propose(Page member, String title) {
        at(member, "proposing:title").fill(title);
        at(member, "proposing:why").fill("Đơn vị vừa khảo sát (mẫu)");
        member.locator("[id='proposing:topicGroup'] label").first().click();
        click(member, "proposing:propose");
        assertThat(entry(member, title)).isVisible();
    }

    private static Locator entry(Page page, String text) {
        return page.locator(".entry", new Page.LocatorOptions().setHasText(text));
    }

    /** The state above the task; its history below names all the states that it ever had. */
    private static void assertStands(Page page, String state) {
        assertThat(page.locator(".task .entry-head .badge").first()).hasText(state);
    }

    private static String states() {
        return tables.only("select string_agg(status, ' ' order by revision) from annual_plan where year = " + YEAR);
    }

    private Page signedIn(String login) {
        Page page = Browser.newPage(1280, 900);
        pages.add(page);
        people.enter(page, login);
        return page;
    }

    private static void open(Page page, String path) {
        page.navigate(server.url() + path + "?cell=" + CELL + "&year=" + YEAR);
    }

    private static Locator at(Page page, String id) {
        return page.locator("[id='" + id + "']");
    }

    private static void click(Page page, String id) {
        at(page, id).click();
    }

    private static Locator link(Page page, String name) {
        return page.locator("#main")
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }
}
