package vn.nennep.exchange;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static vn.nennep.testdata.CsvFile.MEMBERS;
import static vn.nennep.testdata.TestAccount.anAccount;
import static vn.nennep.testdata.TestMember.aMember;
import static vn.nennep.testdata.TestUnit.aCell;
import static vn.nennep.testdata.TestUnit.aProvince;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.nennep.shared.ExcelName;
import vn.nennep.testdata.Browser;
import vn.nennep.testdata.People;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;

/** The page of files in a browser: the workbook taken, filled in, looked at, applied. */
class ImportPageIT {

    private static TestServer server;
    private static Tables tables;

    @BeforeAll
    static void load() {
        server = TestServer.get();
        tables = Tables.of(server);
        aProvince("IP")
                .with(aCell("IP.C").with(aMember("IP-1", "Lê Văn", "An"), aMember("IP-2", "Trần", "Bình")))
                .load(server);
        anAccount("ip.office").as("PROVINCE_OFFICER", "IP").since("2020-01-01").save(server);
    }

    @Test
    void looksAtAWorkbookAndThenWritesIt() throws IOException {
        Page page = Browser.newPage(1280, 900);
        try {
            open(page, "MEMBERS");
            page.locator("[id='taking:unit_input']").pressSequentially("IP.C");
            page.locator(".ui-autocomplete-item").first().click();
            Download download = page.waitForDownload(
                    () -> page.locator("[id='taking:take']").click());
            TestBook book = TestBook.open(Files.readAllBytes(download.path()));
            book.with("Đảng viên", book.find("Đảng viên", "Tên", "IP-1"), "Ân");
            String official = book.find("Đảng viên", "Ngày chính thức", "IP-2");
            choose(page, "so.xlsx", book.with("Đảng viên", official, "XÓA").save());
            assertThat(page.locator("[id='looked:rows']")).containsText("An → Ân");
            assertThat(page.locator("[id='looked:rows']")).containsText(official);
            assertThat(page.locator("[id='looked:rows']")).containsText("01/01/2011 → xóa");
            assertThat(page.locator("#outcome .facts")).containsText("Giá trị bị xóa");
            assertEquals("An", given("IP-1"));
            Browser.screenshot(page, "import-look");
            int before = imports();
            page.locator("[id='looked:shown']").selectOption("SAME");
            assertThat(page.locator("[id='looked:rows'] tbody tr")).hasCount(2);
            page.locator("[id='import:apply']").dblclick();
            assertThat(page.locator("#outcome .note-good dd").nth(1)).hasText("2");
            assertEquals("Ân", given("IP-1"));
            assertEquals(before + 1, imports(), "pressed twice, written once");
            assertEquals(0, page.locator("[id='import:apply']").count());
        } finally {
            page.context().close();
        }
    }

    @Test
    void showsFaultsFirstAndOffersNothingToWrite() {
        Page page = Browser.newPage(390, 800);
        try {
            open(page, "MEMBERS");
            choose(
                    page,
                    "ten.csv",
                    (MEMBERS + "IP-7,Lê,Mới,,,\nIP-1,,Ân,,,\nIP 8,Lê,Sai,,,\n").getBytes(StandardCharsets.UTF_8));
            assertThat(page.locator("#outcome .note-bad")).isVisible();
            assertThat(page.locator("[id='looked:rows'] tbody tr").first()).containsText("Lỗi");
            assertThat(page.locator("[id='looked:rows'] tbody tr").first()).containsText("dòng 4");
            assertEquals(0, page.locator("[id='import:apply']").count());
            Browser.screenshot(page, "import-look-faulty-390");
            choose(page, "khac.xlsx", "x".getBytes(StandardCharsets.UTF_8));
            assertThat(page.locator("#outcome .note-bad")).isVisible();
        } finally {
            page.context().close();
        }
    }

    @Test
    void looksAgainWhenSomebodyElseWroteMeanwhile() {
        Page page = Browser.newPage(1280, 900);
        try {
            open(page, "MEMBERS");
            choose(page, "ten.csv", (MEMBERS + "IP-2,Trần,Bính,,,\n").getBytes(StandardCharsets.UTF_8));
            assertThat(page.locator("[id='looked:rows']")).containsText("Bình → Bính");
            tables.run("update member set given_name = 'Bỉnh' where code = 'IP-2'");
            page.locator("[id='import:apply']").click();
            assertThat(page.locator("[id='import:importMessages']")).containsText("đã thay đổi");
            assertThat(page.locator("[id='looked:rows']")).containsText("Bỉnh → Bính");
            assertEquals("Bỉnh", given("IP-2"));
            page.locator("[id='import:apply']").click();
            assertThat(page.locator("#outcome .note-good")).isVisible();
            assertEquals("Bính", given("IP-2"));
        } finally {
            page.context().close();
        }
    }

    @Test
    void writesThePlanOfACellFromItsWorkbook() throws IOException {
        anAccount("ip.secretary").as("SECRETARY", "IP.C").since("2020-01-01").save(server);
        Page page = Browser.newPage(390, 800);
        try {
            People.of(server).enter(page, "ip.secretary");
            page.navigate(server.url() + "plan/year.xhtml?cell=IP.C&year=2027");
            page.locator("a[href*='exchange/plans.xhtml']").click();
            Download download = page.waitForDownload(
                    () -> page.locator("[id='taking:take']").click());
            TestBook book = TestBook.open(Files.readAllBytes(download.path()));
            String sheet = "Kế hoạch năm";
            book.with(sheet, "A2", "IP.C · Chi bộ").with(sheet, "C2", "2027").with(sheet, "E2", "5");
            book.with(sheet, "F2", "Phòng chống lãng phí").with(sheet, "G2", "IDEOLOGY");
            choose(page, "ke-hoach.xlsx", book.save());
            assertThat(page.locator("[id='looked:rows']")).containsText("IP.C 2027 Phòng chống lãng phí");
            Browser.screenshot(page, "import-plan-390");
            page.locator("[id='import:apply']").click();
            assertThat(page.locator("#outcome .note-good dd").first()).hasText("1");
            page.navigate(server.url() + "plan/year.xhtml?cell=IP.C&year=2027");
            assertThat(page.locator("main")).containsText("Phòng chống lãng phí");
        } finally {
            page.context().close();
        }
    }

    private static void open(Page page, String kind) {
        People.of(server).enter(page, "ip.office");
        page.navigate(server.url() + "exchange/import.xhtml");
        page.locator("[id='import:kind']").selectOption(kind);
        assertThat(page.locator("#columns")).containsText("given_name");
    }

    private static void choose(Page page, String name, byte[] content) {
        page.setInputFiles(
                "[id='import:file_input']",
                new FilePayload(name, name.endsWith("x") ? ExcelName.TYPE : "text/csv", content));
        page.locator("[id='import:load']").click();
        page.locator("#outcome .note").waitFor();
    }

    private static String given(String code) {
        return tables.only("select given_name from member where code = ?", code);
    }

    /** How often the account of this class wrote a file. */
    private static int imports() {
        return Integer.parseInt(
                tables.only("select count(*) from audit_entry where action = 'IMPORT' and login = 'ip.office'"));
    }
}
