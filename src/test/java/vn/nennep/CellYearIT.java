package vn.nennep;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Browser;
import vn.nennep.testdata.People;
import vn.nennep.testdata.SampleFiles;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;

/**
 * One thematic meeting from a member's proposal to the figures of the province, as the article tells it: proposed, chosen
 * into the plan, prepared, held, recorded, scored, confirmed, counted.
 */
class CellYearIT {

    private static final String CELL = "LS.KCQ.BDV";
    private static final int YEAR = 2024;
    private static final String TOPIC = "Từ đề xuất đến báo cáo (mẫu)";

    private final TestServer server = TestServer.get();
    private final Tables tables = Tables.of(server);
    private final People people = People.of(server);
    private final List<Page> pages = new ArrayList<>();

    @AfterEach
    void leave() {
        pages.forEach(page -> page.context().close());
    }

    @Test
    void aTopicGoesFromItsProposalToTheFiguresOfTheProvince() {
        Page member = signedIn("dangvien");
        open(member, "plan/proposals.xhtml");
        id(member, "proposing:title").fill(TOPIC);
        id(member, "proposing:why").fill("Gắn với chuyên môn được giao (mẫu)");
        member.locator("[id='proposing:topicGroup'] label").first().click();
        id(member, "proposing:propose").click();
        assertThat(member.locator("#main")).containsText(TOPIC);

        Page secretary = signedIn("bithu");
        open(secretary, "plan/proposals.xhtml");
        secretary.getByText("Đưa vào kế hoạch").first().click();
        id(secretary, "deciding:month").selectOption("4");
        id(secretary, "deciding:choose").click();
        assertThat(id(secretary, "entry:topic")).hasValue(TOPIC);
        secretary.locator("[id='entry:forms'] label").first().click();
        id(secretary, "entry:save").click();
        assertThat(secretary.locator(".plan-table tbody tr")).hasCount(1);
        id(secretary, "steps:adopt").click();
        assertThat(secretary.locator(".plan-state")).containsText("Đã thông qua");
        secretary.locator("#main").getByText("Ban hành").first().click();
        id(secretary, "acting:number").fill("01-KH/CB");
        id(secretary, "acting:issue").click();
        assertThat(secretary.locator(".plan-state")).containsText("Số 01-KH/CB");
        id(secretary, "steps:report").click();
        assertThat(secretary.locator(".plan-state")).containsText("Đã báo cáo cấp trên");

        Page officer = signedIn("canbo");
        open(officer, "plan/year.xhtml");
        id(officer, "steps:acknowledge").click();
        assertThat(officer.locator(".plan-state")).containsText("Cấp trên đã ghi nhận");

        open(secretary, "plan/year.xhtml");
        secretary.locator("#main").getByText("Thêm buổi sinh hoạt").first().click();
        assertThat(id(secretary, "meeting:topic")).hasValue(TOPIC);
        id(secretary, "meeting:heldOn").fill("10/04/" + YEAR);
        id(secretary, "meeting:startsAt").fill("14:00");
        id(secretary, "meeting:save").click();
        secretary.waitForURL(url -> url.contains("/rollcall/year.xhtml"));
        String ref = tables.only("select ref from meeting where topic = '" + TOPIC + "'");

        secretary.navigate(server.url() + "meeting/prepare.xhtml?meeting=" + ref);
        step(secretary, "20/03/" + YEAR);
        id(secretary, "upload:purpose").selectOption("DRAFT");
        id(secretary, "upload:file")
                .setInputFiles(
                        new FilePayload("Dự thảo.docx", "application/octet-stream", SampleFiles.docx("Dự thảo (mẫu)")));
        id(secretary, "upload:send").click();
        assertThat(secretary.locator(".file-name")).hasCount(1);
        step(secretary, "01/04/" + YEAR);
        step(secretary, "03/04/" + YEAR);
        step(secretary, "05/04/" + YEAR);
        assertEquals(
                "2024-04-05",
                tables.only("select sent_on from meeting_preparation p join meeting m on m.id = p.meeting_id"
                        + " where m.ref = '" + ref + "'"));

        secretary.navigate(server.url() + "rollcall/record.xhtml?meeting=" + ref);
        assertThat(secretary.locator(".roll-row")).hasCount(14);
        secretary.locator("[data-add=c]").click();
        Locator said = secretary.locator("[data-lines=c] > [data-line]").first();
        said.locator("[data-key$='.member']").selectOption(new SelectOption().setIndex(3));
        said.locator("[data-key$='.kind']").selectOption("CRITIQUE");
        said.locator("[data-key$='.text']").fill("Số liệu cần rõ nguồn (mẫu).");
        said.locator("[data-key$='.replyKind']").selectOption("ACCEPTED");
        said.locator("[data-key$='.reply']").fill("Xin tiếp thu (mẫu).");
        secretary.locator("[data-key=conclusion]").fill("Chủ trì kết luận (mẫu).");
        secretary.locator("[data-key=endsAt]").fill("16:00");
        secretary.locator("[data-key=place]").fill("Phòng họp (mẫu)");
        secretary.locator("[data-key=chair]").selectOption(new SelectOption().setIndex(1));
        secretary.locator("[data-key=minutes]").selectOption(new SelectOption().setIndex(2));
        secretary.locator(".record-rest").click();
        id(secretary, "record:save").click();
        assertThat(secretary.locator(".record-kept")).containsText("Đã lưu");
        id(secretary, "askScore:openScore").click();
        id(secretary, "score:saveScore").click();
        assertThat(secretary.locator(".score-sums"))
                .containsText(tables.only("select display_name from account where login = 'bithu'"));
        id(secretary, "life:confirm").click();
        assertThat(secretary.locator(".page-title .badge")).hasText("Đã xác nhận");
        Browser.screenshot(secretary, "record-confirmed");

        Page office = signedIn("tinhuy");
        office.navigate(server.url() + "tally/runs.xhtml");
        office.locator("select").first().selectOption(String.valueOf(YEAR));
        office.getByText("Chạy ngay").click();
        assertThat(office.locator(".run-year h3").first()).containsText(String.valueOf(YEAR));
        assertThat(office.locator(".run-year .badge").first())
                .hasText("Đã công bố", new LocatorAssertions.HasTextOptions().setTimeout(180_000));
        assertEquals(
                "1 14 1 1 1 1",
                tables.only(
                        "select concat_ws(' ', t.thematic_sessions, t.thematic_present, t.contributions, t.planned_lines,"
                                + " t.kept_lines, (select sum(p.sessions) from unit_total_part p where p.unit_id = t.unit_id"
                                + " and p.year = t.year and p.view = t.view and p.whole and p.dimension = 'GRADE'"
                                + " and p.value <> 'NONE')) from unit_total t join unit u on u.id = t.unit_id"
                                + " where u.code = '" + CELL + "' and t.year = " + YEAR
                                + " and t.whole and t.view = 'THEN'"));
        office.navigate(server.url() + "report/consolidated.xhtml?unit=" + CELL + "&year=" + YEAR);
        assertThat(office.locator("#main")).containsText("14 / 14");
    }

    private static void step(Page page, String day) {
        id(page, "stepping:stepDay").fill(day);
        assertThat(id(page, "stepping:stepDay")).hasValue(day);
        id(page, "stepping:step").click();
        assertThat(page.locator(".stage-done .stage-day").last()).containsText(day);
    }

    private Page signedIn(String login) {
        Page page = Browser.newPage(1280, 900);
        pages.add(page);
        people.enter(page, login);
        return page;
    }

    private void open(Page page, String path) {
        page.navigate(server.url() + path + "?cell=" + CELL + "&year=" + YEAR);
    }

    private static Locator id(Page page, String id) {
        return page.locator("[id='" + id + "']");
    }
}
