package vn.nennep.quality;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nennep.testdata.TestMeeting.aMeeting;
import static vn.nennep.testdata.TestUnit.aCell;
import static vn.nennep.testdata.TestUnit.aProvince;
import static vn.nennep.testdata.TestUnit.aSuperior;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.Browser;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.People;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;

/** Criteria sets by program and page; a meeting's score by the cell and by its superior; the grade of a year. */
class QualityIT {

    private static final String YAML = "text/yaml; charset=UTF-8";
    private static final int MEMBERS = 14;

    private static TestServer server;
    private static Tables tables;
    private static People people;

    private Page page = Browser.newPage(1280, 900);

    @BeforeAll
    static void prepare() {
        server = TestServer.get();
        tables = Tables.of(server);
        people = People.of(server);
        aProvince("QL")
                .withAccount("ql.tinh", "PROVINCE_OFFICER")
                .with(aSuperior("QL.A")
                        .named("Đảng ủy chấm điểm (mẫu)")
                        .withAccount("ql.canbo", "OFFICER")
                        .with(aCell("QL.A.C")
                                .withMembers("QL", MEMBERS)
                                .withAccount("ql.bithu", "SECRETARY")
                                // One is away with a reason in January: thirteen of fourteen.
                                .with(
                                        aMeeting("QL-2021-1", "2021-01-05")
                                                .at("14:00", "15:15")
                                                .held()
                                                .excused("QL-1", "công tác"),
                                        aMeeting("QL-2021-2", "2021-02-05")
                                                .at("14:00", "15:30")
                                                .held(),
                                        aMeeting("QL-2021-3", "2021-03-05")
                                                .at("14:00", "15:30")
                                                .held())))
                .load(server);
    }

    @AfterEach
    void leave() {
        page.context().close();
    }

    @Test
    void aProgramPublishesASetOrLearnsEveryFault() {
        String text = own("QL.A", "QL.BO-1", "2023-01-01", "2023-12-31");
        Http officer = as("ql.canbo");
        Http.Answer bad = officer.post(
                "/api/v1/criteria-sets",
                text.replace("from: 75 %, below: 90 %", "from: 75 %, to: 90 %").replace("total: 96", "total: 95"),
                YAML);
        assertEquals(422, bad.status(), bad.text());
        List<JsonObject> faults = Api.object(bad).getJsonArray("faults").getValuesAs(JsonObject.class);
        assertEquals(
                List.of("quality.set.total", "quality.set.overlap"),
                faults.stream().map(fault -> fault.getString("code")).toList());
        assertEquals("criteria › 2 › criteria › 2a › bands", faults.get(1).getString("place"));
        assertEquals(
                "Giá trị 90 % thuộc hai khoảng. Hãy tách các khoảng.",
                faults.get(1).getString("reason"));
        assertTrue(faults.get(1).getInt("line") > faults.get(0).getInt("line"));
        assertEquals(404, officer.get("/api/v1/criteria-sets/QL.BO-1").status());

        assertEquals(
                403, as("ql.bithu").post("/api/v1/criteria-sets", text, YAML).status());
        assertEquals(201, officer.post("/api/v1/criteria-sets", text, YAML).status());
        assertEquals(200, officer.post("/api/v1/criteria-sets", text, YAML).status());
        assertEquals(text, as("ql.bithu").get("/api/v1/criteria-sets/QL.BO-1").text());
        assertEquals(
                409,
                officer.post("/api/v1/criteria-sets", text.replace("average: 50 %", "average: 40 %"), YAML)
                        .status());
        // For everybody, or for units of others, it is not the officer's to decide.
        assertEquals(
                403,
                officer.post(
                                "/api/v1/criteria-sets",
                                text.replace("unit: QL.A\n", "").replace("BO-1", "BO-9"),
                                YAML)
                        .status());
        Http.Answer foreign = officer.post(
                "/api/v1/criteria-sets", text.replace("unit: QL.A", "unit: LS").replace("BO-1", "BO-9"), YAML);
        assertEquals(422, foreign.status(), foreign.text());
        assertTrue(foreign.text().contains("quality.set.unknown-unit"), foreign.text());
        assertEquals(
                "1", tables.only("select count(*) from criteria_set where code like 'QL.BO-%' and code <> 'QL.BO-2'"));
    }

    @Test
    void aPersonSeesWhatAFileSaysBeforeItIsPublished(@TempDir Path folder) throws Exception {
        Path bad = Files.writeString(
                folder.resolve("sai.yaml"), SampleSet.anPhuText().replace("tasks-done", "nắng"));
        Path good = Files.writeString(folder.resolve("dung.yaml"), own("QL.A", "QL.TRANG", "2024-01-01", "2024-12-31"));
        people.enter(page, "ql.canbo");
        page.navigate(server.url() + "quality/sets.xhtml");
        page.locator("[id='load:check']").click();
        assertThat(page.locator("[id='load:fileMessage']")).containsText("Hãy chọn một tệp YAML");
        page.locator("[id='load:file']").setInputFiles(bad);
        page.locator("[id='load:check']").click();
        assertThat(page.locator("#outcome")).containsText("Phần mềm không biết dữ kiện “nắng”");
        page.locator("[id='load:file']").setInputFiles(good);
        page.locator("[id='load:check']").click();
        assertThat(page.locator("#outcome")).containsText("Đảng ủy chấm điểm (mẫu)");
        assertThat(page.locator("#outcome")).containsText("3 điểm: ≥ 75 %; < 90 %");
        Browser.screenshot(page, "criteria-set");
        page.locator("[id='decide:publish']").click();
        assertThat(page.locator("#published")).containsText("QL.TRANG");
        assertEquals("1", tables.only("select count(*) from criteria_set where code = 'QL.TRANG'"));
        assertEquals(
                List.of(),
                new AxeBuilder(page)
                        .analyze().getViolations().stream()
                                .filter(found -> List.of("serious", "critical").contains(found.getImpact()))
                                .map(found -> found.getId() + found.getNodes())
                                .toList());
    }

    @Test
    void aMeetingIsScoredByTheCellThenByItsSuperiorAndNeverAnew() {
        String january = ref("QL-2021-1");
        people.enter(page, "ql.bithu");
        page.navigate(server.url() + "quality/score.xhtml?meeting=" + january);
        assertThat(row("2a")).containsText("Có mặt 13 trên 14 đồng chí tính tỷ lệ (92,86 %)");
        assertThat(row("1")).containsText("thiếu 15 phút");
        assertThat(points("1")).hasValue("4.00");
        assertThat(row("2a").locator("select")).hasValue("4.00");
        // No topic this month: those points cannot be reached.
        assertThat(row("4c")).hasCount(0);
        save();
        assertThat(row("7")).containsText("Hãy chọn số điểm.");
        points("7").selectOption("30.00");
        points("4e").selectOption("5.00");
        assertThat(page.locator("[id='score:total']")).containsText("90/91 điểm");
        points("2a").selectOption("3.00");
        assertThat(page.locator("[id='score:total']")).containsText("89/91 điểm");
        save();
        assertThat(row("2a")).containsText("Điểm khác với đề xuất: hãy ghi lý do.");
        row("2a").locator("input[type=text]").fill("một đồng chí về sớm (mẫu)");
        Page other = secondTab(january);
        save();
        assertThat(page.locator(".score-sums")).containsText("89/91 điểm · Tốt");
        assertEquals(
                "4.00 3.00 một đồng chí về sớm (mẫu) 13/14",
                tables.only(
                        "select concat_ws(' ', proposed_points, self_points, self_reason, evidence ->> 'value')"
                                + " from meeting_score_line where criterion = '2a' and meeting_id = (select id from meeting where code = 'QL-2021-1')"));

        // Somebody who had it open from before loses nothing and overwrites nothing unseen.
        other.locator(".score-row:has(label:has-text('Thực hiện đủ các bước')) input")
                .uncheck();
        row(other, "7").locator("select").selectOption("27.00");
        row(other, "4e").locator("select").selectOption("5.00");
        assertThat(other.locator("[id='score:total']")).containsText("82/91");
        other.locator("[id='score:saveScore']").click();
        assertThat(other.locator("#scorePart")).containsText("vừa lưu điểm của buổi này");
        assertThat(row(other, "7")).containsText("Đã lưu: 30 điểm");
        assertThat(row(other, "7").locator("select")).hasValue("27.00");
        other.close();

        people.enter(page, "ql.canbo");
        page.navigate(server.url() + "quality/score.xhtml?meeting=" + january);
        assertThat(row("2a")).containsText("Chi bộ tự chấm 3 điểm – một đồng chí về sớm (mẫu)");
        points("7").selectOption("20.00");
        save();
        assertThat(row("7")).containsText("hãy ghi lý do");
        row("7").locator("input[type=text]").fill("hai việc còn dở (mẫu)");
        save();
        assertThat(page.locator(".score-sums")).containsText("79/91 điểm · Khá");
        assertEquals(
                "GOOD FAIR FAIR",
                tables.only("select concat_ws(' ', self_grade, superior_grade, grade) from meeting_score"
                        + " where meeting_id = (select id from meeting where code = 'QL-2021-1')"));

        // A set of their own comes later, for the same days: what is scored stays, what is not yet scored follows it.
        String newer = own("QL.A", "QL.BO-2", "2021-01-01", "2021-12-31");
        assertEquals(
                201, as("ql.canbo").post("/api/v1/criteria-sets", newer, YAML).status());
        page.reload();
        assertThat(page.locator(".score-set")).containsText("Hướng dẫn 12-HD/BTCTW");
        assertThat(page.locator(".score-sums")).containsText("79/91 điểm · Khá");
        page.navigate(server.url() + "quality/score.xhtml?meeting=" + ref("QL-2021-2"));
        assertThat(page.locator(".score-set")).containsText("Bộ riêng QL.BO-2");
        Browser.screenshot(page, "score");
        assertEquals(
                List.of(),
                new AxeBuilder(page)
                        .analyze().getViolations().stream()
                                .filter(found -> List.of("serious", "critical").contains(found.getImpact()))
                                .map(found -> found.getId() + found.getNodes())
                                .toList());
    }

    @Test
    void aConfirmedMeetingIsNoMoreScoredByItsCell() {
        String march = ref("QL-2021-3");
        tables.run("update meeting set status = 'CONFIRMED' where code = 'QL-2021-3'");
        people.enter(page, "ql.bithu");
        page.navigate(server.url() + "quality/score.xhtml?meeting=" + march);
        assertThat(row("2a")).containsText("4/4 điểm");
        assertThat(page.locator("[id='score:saveScore']")).hasCount(0);
        people.enter(page, "ql.tinh");
        page.navigate(server.url() + "quality/score.xhtml?meeting=" + march);
        assertThat(page.locator("[id='score:saveScore']")).hasText("Lưu điểm");
    }

    @Test
    void theYearIsGradedWithReasonsWhereTheRuleSaysOtherwise() {
        people.enter(page, "ql.bithu");
        page.navigate(server.url() + "quality/year.xhtml?cell=QL.A.C&year=2021");
        assertThat(page.locator("#yearPart")).containsText("ít nhất 7 buổi đạt Tốt trở lên");
        assertThat(page.locator("tbody tr")).hasCount(3);
        people.enter(page, "ql.canbo");
        page.navigate(server.url() + "quality/year.xhtml?cell=QL.A.C&year=2020");
        page.locator("[id='yearGrade:grade'] label").getByText("Khá").click();
        page.locator("[id='yearGrade:saveYear']").click();
        assertThat(page.locator(".figures")).containsText("ql.canbo");
        assertEquals(
                "FAIR",
                tables.only("select grade from year_grade g join unit u on u.id = g.cell_id"
                        + " where u.code = 'QL.A.C' and year = 2020"));
    }

    private static String own(String unit, String code, String from, String to) {
        return new String(read("example-before-2025.yaml"), StandardCharsets.UTF_8)
                .replace("code: VI-DU.MAU.HD12", "code: " + code + "\nunit: " + unit)
                .replace(
                        "name: Ví dụ mẫu – chấm điểm sinh hoạt chi bộ (Hướng dẫn 12-HD/BTCTW)",
                        "name: Bộ riêng " + code)
                .replace("example: true", "example: false")
                .replace("valid-from: 2018-07-06", "valid-from: " + from)
                .replace("valid-to: 2025-10-27", "valid-to: " + to);
    }

    private static byte[] read(String name) {
        try (var in = QualityIT.class.getResourceAsStream("/quality/" + name)) {
            return in.readAllBytes();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Http as(String login) {
        return server.http().as(login, People.PASSWORD);
    }

    private static String ref(String code) {
        return tables.meeting(code);
    }

    private Page secondTab(String meeting) {
        Page other = page.context().newPage();
        other.navigate(server.url() + "quality/score.xhtml?meeting=" + meeting);
        return other;
    }

    private void save() {
        page.locator("[id='score:saveScore']").click();
    }

    private Locator points(String criterion) {
        return row(criterion).locator("select");
    }

    private Locator row(String criterion) {
        return row(page, criterion);
    }

    /** The line of a criterion by its code. */
    private static Locator row(Page page, String criterion) {
        return page.locator(".score-row:has(.score-code:text-is('" + criterion + "'))");
    }
}
