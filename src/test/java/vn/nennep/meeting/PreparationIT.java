package vn.nennep.meeting;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nennep.testdata.TestMeeting.aMeeting;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.Browser;
import vn.nennep.testdata.People;
import vn.nennep.testdata.SampleFiles;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;

/** A thematic meeting is prepared, from the assignment to the files that the members read. */
class PreparationIT {

    private static final String CELL = "LS.HM.X1.T1";
    private static final String SECRETARY = "chuanbi.bithu";
    private static final String PRESENTER = "chuanbi.trinhbay";
    private static final String MEMBER = "chuanbi.dangvien";
    private static final String STRANGER = "chuanbi.nguoila";

    private static TestServer server;
    private static Tables tables;
    private static People people;
    private static String meeting;

    @BeforeAll
    static void prepare() {
        server = TestServer.get();
        tables = Tables.of(server);
        people = People.of(server);
        people.add(PRESENTER, "MEMBER", CELL);
        people.add(MEMBER, "MEMBER", CELL);
        people.add(SECRETARY, "SECRETARY", CELL);
        people.add(STRANGER, "SECRETARY", "LS.KCQ.BDV");
        meeting = meeting(1, "2020-11-24");
        tables.run("update account set member_id = (select p.member_id from meeting_presenter p join meeting m"
                + " on m.id = p.meeting_id where m.ref = cast('" + meeting + "' as uuid)) where login = '" + PRESENTER
                + "'");
    }

    /** A planned meeting with a presenter, in a year that nobody counts. */
    private static String meeting(int number, String day) {
        String code = "CHUANBI-" + number;
        String presenter = tables.only(
                "select m.code from membership s join member m on m.id = s.member_id"
                        + " where s.cell_id = (select id from unit where code = ?) and s.valid_to is null"
                        + " order by s.member_id limit 1",
                CELL);
        aMeeting(code, day)
                .number(number)
                .about("Chuẩn bị (mẫu)", "IDEOLOGY")
                .presented("", presenter)
                .load(Api.of(server), CELL);
        return tables.meeting(code);
    }

    private static Page open(String login, String ref) {
        Page page = Browser.newPage(1280, 900);
        people.enter(page, login);
        page.navigate(server.url() + "meeting/prepare.xhtml?meeting=" + ref);
        return page;
    }

    private static Locator id(Page page, String id) {
        return page.locator("[id='" + id + "']");
    }

    private static void step(Page page, String day, String done) {
        id(page, "stepping:stepDay").fill(day);
        id(page, "stepping:step").click();
        assertThat(page.locator(".stage-done .stage-day").last()).containsText(done);
    }

    private static void upload(Page page, String purpose, String name, byte[] content) {
        id(page, "upload:purpose").selectOption(purpose);
        id(page, "upload:file").setInputFiles(new FilePayload(name, "application/octet-stream", content));
        id(page, "upload:send").click();
    }

    @Test
    void goesStepByStepAndKeepsTheDraftFromTheMembersUntilItIsSent() {
        Page secretary = open(SECRETARY, meeting);
        id(secretary, "stepping:stepDay").fill("01/01/2100");
        id(secretary, "stepping:step").click();
        assertThat(id(secretary, "stepping:stepDayMessage")).containsText("chưa đến");
        step(secretary, "1/11/2020", "01/11/2020");
        id(secretary, "stepping:stepDay").fill("5/11/2020");
        id(secretary, "stepping:step").click();
        assertThat(id(secretary, "stepping:stepProblems")).containsText("Chưa có tệp dự thảo");

        Page presenter = open(PRESENTER, meeting);
        upload(presenter, "DRAFT", "Dự thảo kỳ 6.pdf", SampleFiles.docx("lie"));
        assertThat(id(presenter, "upload:fileMessage")).containsText("không phải là PDF");
        upload(presenter, "DRAFT", "Dự thảo kỳ 6.docx", SampleFiles.docx("Kỳ 6"));
        assertThat(presenter.locator(".file-name")).hasText("Dự thảo kỳ 6.docx");
        upload(presenter, "OTHER", "Lần nữa.docx", SampleFiles.pdf("x"));
        assertThat(id(presenter, "upload:fileMessage")).containsText("không phải là DOCX");
        id(presenter, "stepping:stepDay").fill("31/10/2020");
        id(presenter, "stepping:step").click();
        assertThat(id(presenter, "stepping:stepDayMessage")).containsText("01/11/2020");
        step(presenter, "5/11/2020", "05/11/2020");
        assertThat(id(presenter, "stepping:step")).hasCount(0);

        Page member = open(MEMBER, meeting);
        assertThat(member.locator(".file-name")).hasCount(0);
        assertThat(id(member, "upload")).hasCount(0);
        String draft = tables.only("select ref from material where file_name = 'Dự thảo kỳ 6.docx'");
        assertEquals(404, status(member, "material/file?ref=" + draft));
        assertEquals(200, status(presenter, "material/file?ref=" + draft));

        secretary.reload();
        id(secretary, "stepping:approver").selectOption("COMMITTEE");
        step(secretary, "8/11/2020", "08/11/2020");
        assertThat(secretary.locator(".stage-done .stage-day").last()).containsText("Chi ủy thông qua");
        upload(secretary, "DRAFT", "Dự thảo khác.docx", SampleFiles.docx("other"));
        assertThat(id(secretary, "upload:uploadProblems")).containsText("đã được thông qua");
        byte[] slides = SampleFiles.pptx("Kỳ 6");
        upload(secretary, "PRESENTATION", "Trình chiếu kỳ 6.pptx", slides);
        assertThat(secretary.locator(".file-name")).hasCount(2);
        assertTrue((Boolean) secretary
                .locator("img.file-picture")
                .evaluate("async image => { await image.decode(); return image.naturalWidth === 960; }"));
        upload(secretary, "OTHER", "Trùng.pptx", slides);
        assertThat(id(secretary, "upload:uploadProblems")).containsText("đã có trong danh sách ở mục “Trình bày”");
        assertThat(secretary.locator(".file-name")).hasCount(2);
        step(secretary, "10/11/2020", "10/11/2020");

        member.reload();
        assertThat(member.locator(".file-name")).hasCount(2);
        assertEquals(200, status(member, "material/file?ref=" + draft));
        Page stranger = open(STRANGER, meeting);
        assertEquals(404, status(stranger, "material/file?ref=" + draft));
        assertEquals(404, status(stranger, "meeting/prepare.xhtml?meeting=" + meeting));

        secretary.setViewportSize(390, 844);
        assertEquals(
                List.of(),
                new AxeBuilder(secretary)
                        .analyze().getViolations().stream()
                                .filter(found -> List.of("serious", "critical").contains(found.getImpact()))
                                .map(found -> found.getId() + found.getNodes())
                                .toList());
        assertEquals(0, secretary.evaluate("document.documentElement.scrollWidth - innerWidth"));
        List.of(secretary, presenter, member, stranger)
                .forEach(page -> page.context().close());
    }

    @Test
    void keepsWhatTwoPeopleTypedInTheSameDays() {
        String other = meeting(2, "2020-09-22");
        Page first = open(SECRETARY, other);
        Page second = open("tinhuy", other);
        id(first, "dates:notifiedOn").fill("15/9/2020");
        id(first, "dates:note").click();
        assertThat(first.locator(".ui-growl-message")).containsText("Đã lưu các ngày");
        id(second, "dates:committeeMetOn").fill("14/9/2020");
        id(second, "dates:finalPostedOn").fill("1/9/2020");
        id(second, "dates:note").click();
        assertThat(id(second, "dates:dateProblems")).containsText("vừa lưu các ngày này");
        assertThat(second.locator(".note-warn .table")).containsText("15/09/2020");
        id(second, "dates:note").click();
        assertThat(id(second, "dates:finalPostedOnMessage")).containsText("22/09/2020");
        id(second, "dates:finalPostedOn").fill("23/9/2020");
        id(second, "dates:note").click();
        assertThat(second.locator(".ui-growl-message")).containsText("Đã lưu các ngày");
        assertEquals(
                "2020-09-15 2020-09-14 2020-09-23",
                tables.only("select concat_ws(' ', notified_on, committee_met_on, final_posted_on)"
                        + " from meeting_preparation p join meeting m on m.id = p.meeting_id where m.ref = '" + other
                        + "'"));
        first.context().close();
        second.context().close();
    }

    private static int status(Page page, String path) {
        return page.request().get(server.url() + path, Browser.patiently()).status();
    }
}
