package vn.nennep.guidance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Browser;
import vn.nennep.testdata.People;
import vn.nennep.testdata.SampleFiles;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;

/** The library of guidance: what is there from the first start, and how a committee publishes to its branch. */
class GuidanceIT {

    private static TestServer server;
    private static Tables tables;
    private static People people;

    @BeforeAll
    static void prepare() {
        server = TestServer.get();
        tables = Tables.of(server);
        people = People.of(server);
    }

    private static Page open(String login, String path) {
        Page page = Browser.newPage(1280, 900);
        people.enter(page, login);
        page.navigate(server.url() + path);
        return page;
    }

    private static Locator id(Page page, String id) {
        return page.locator("[id='" + id + "']");
    }

    @Test
    void hasOneDocumentOfASubjectOnEachDayFromTheFirstStartOn() {
        assertEquals(
                "0",
                tables.only(
                        "select count(*) from guidance a join guidance b on b.subject = a.subject and b.id > a.id"
                                + " and a.unit_id is null and b.unit_id is null"
                                + " and daterange(a.valid_from, a.valid_to, '[]') && daterange(b.valid_from, b.valid_to, '[]')"));
        for (String expected : List.of(
                "2018-07-05 09-HD/BTCTW",
                "2018-07-06 12-HD/BTCTW",
                "2025-10-27 12-HD/BTCTW",
                "2025-10-28 42-HD/BTCTW",
                "2026-11-25 42-HD/BTCTW",
                "2021-07-29 29-QĐ/TW",
                "2021-07-30 24-QĐ/TW",
                "2025-05-26 294-QĐ/TW",
                "2026-07-26 208-QĐ/TW",
                "2026-05-26 36-HD/VPTW",
                "2026-05-27 05-HD/VPTW",
                "2026-01-09 399-QĐ/TW",
                "2019-10-18 21-HD/BTCTW",
                "2023-10-04 124-QĐ/TW",
                "2021-03-12 09-HD/TU")) {
            String day = expected.substring(0, 10);
            String number = expected.substring(11);
            assertEquals(
                    "1",
                    tables.only(
                            "select count(*) from guidance_in_force((select id from unit where code = 'LS.KCQ.BDV'),"
                                    + " date '" + day + "') g where number = '" + number
                                    + "' and subject in (select subject"
                                    + " from guidance where number = '" + number + "')"),
                    expected);
        }
        assertEquals(
                "0",
                tables.only("select count(*) from guidance_in_force((select id from unit where code = 'LS.KCQ.BDV'),"
                        + " date '2019-05-28') g where number = '09-HD/TU'"));
    }

    @Test
    void isPublishedToABranchCorrectedAndEnded() {
        Page officer = open("canbo", "guidance/edit.xhtml");
        assertThat(id(officer, "document:unit")).hasValue("LS.KCQ");
        id(officer, "document:save").click();
        assertThat(id(officer, "document:numberMessage")).containsText("số, ký hiệu");
        id(officer, "document:number").fill("15-HD/ĐUK");
        id(officer, "document:issuer").fill("Ban Thường vụ Đảng ủy Khối (mẫu)");
        id(officer, "document:subject").fill("Hướng dẫn sinh hoạt chuyên đề (mẫu)");
        id(officer, "document:issuedOn").fill("1/3/2020");
        id(officer, "document:validTo").fill("29/2/2020");
        id(officer, "document:save").click();
        assertThat(id(officer, "document:validToMessage")).containsText("01/03/2020");
        id(officer, "document:validTo").fill("");
        id(officer, "document:file")
                .setInputFiles(new FilePayload("Hướng dẫn.pdf", "application/pdf", new byte[] {'x'}));
        id(officer, "document:save").click();
        assertThat(id(officer, "document:fileMessage")).containsText("không phải là PDF");
        id(officer, "document:file")
                .setInputFiles(new FilePayload("Hướng dẫn.pdf", "application/pdf", SampleFiles.pdf("15-HD")));
        id(officer, "document:save").click();
        Locator row = officer.locator("tr", new Page.LocatorOptions().setHasText("15-HD/ĐUK"));
        assertThat(row).containsText("Đảng ủy Khối");
        String file = row.locator(".file-link").getAttribute("href");

        // A member of a cell below reads it; whoever changes it in two windows at once loses nothing.
        Page member = open("dangvien", "guidance/list.xhtml?day=2021-03-12");
        assertThat(member.locator("tr", new Page.LocatorOptions().setHasText("15-HD/ĐUK")))
                .hasCount(1);
        assertThat(member.locator("a[href*='guidance/edit']")).hasCount(0);
        assertEquals(
                200,
                member.request()
                        .get(server.url().replaceAll("/$", "") + file, Browser.patiently())
                        .status());
        assertEquals(
                403,
                member.request()
                        .get(server.url() + "guidance/edit.xhtml", Browser.patiently())
                        .status());

        row.locator("a.button").click();
        Page other =
                open("tinhuy", "guidance/edit.xhtml?guidance=" + officer.url().replaceAll(".*guidance=", ""));
        id(other, "document:subject").fill("Hướng dẫn nâng cao chất lượng sinh hoạt chuyên đề (mẫu)");
        id(other, "document:save").click();
        assertThat(other.locator("h1")).hasText("Văn bản hướng dẫn");
        id(officer, "document:issuer").fill("Đảng ủy Khối các cơ quan tỉnh (mẫu)");
        id(officer, "document:save").click();
        assertThat(officer.locator(".note-warn .table")).containsText("nâng cao chất lượng");
        id(officer, "document:save").click();
        assertThat(row).containsText("nâng cao chất lượng");
        assertThat(row).containsText("Đảng ủy Khối các cơ quan tỉnh (mẫu)");

        row.locator("a.button").click();
        id(officer, "ending:lastDay").fill("31/12/2020");
        id(officer, "ending:end").click();
        assertThat(row).containsText("đến hết 31/12/2020");
        member.reload();
        assertThat(member.locator("tr", new Page.LocatorOptions().setHasText("15-HD/ĐUK")))
                .hasCount(0);

        assertEquals(
                List.of(),
                new AxeBuilder(officer)
                        .analyze().getViolations().stream()
                                .filter(found -> List.of("serious", "critical").contains(found.getImpact()))
                                .map(found -> found.getId() + found.getNodes())
                                .toList());
        List.of(officer, member, other).forEach(page -> page.context().close());
    }
}
