package vn.nennep.report;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Browser;
import vn.nennep.testdata.People;
import vn.nennep.testdata.TestServer;

/** The provincial office's way from a figure to what is behind it, and to the paper that it signs. */
class ReportJourneyIT {

    private static TestServer server;
    private Page page;

    @BeforeAll
    static void start() {
        server = TestServer.get();
    }

    @BeforeEach
    void signIn() {
        page = Browser.newPage(1280, 900);
        go("login.xhtml");
        page.locator("[id='login:name']").fill("tinhuy");
        page.locator("[id='login:password']").fill(People.PASSWORD);
        page.locator("[id='login:enter']").click();
        page.waitForURL(url -> !url.contains("login"));
    }

    @AfterEach
    void close() {
        page.context().close();
    }

    private void go(String path) {
        page.navigate(server.url() + path);
    }

    @Test
    void leadsFromEightyFourToTheRollOfOneMeeting() {
        go("report/consolidated.xhtml?unit=LS&year=2021&levels=9");
        Locator cell = page.locator("#lines tr", new Page.LocatorOptions().setHasText("Chi bộ Ban Dân vận Tỉnh ủy"));
        cell.locator("a", new Locator.LocatorOptions().setHasText(Pattern.compile("^84$")))
                .last()
                .click();
        assertThat(page).hasURL(Pattern.compile("/rollcall/meetings\\.xhtml.*kind=THEMATIC"));
        assertThat(page.locator(".figures")).containsText("84");
        assertThat(page.locator("#rows tbody tr")).hasCount(6);
        page.locator("#rows tbody tr").first().locator("a").first().click();
        assertThat(page).hasURL(Pattern.compile("/rollcall/take\\.xhtml"));
        assertThat(page.locator("main")).containsText("14");
    }

    @Test
    void opensARateIntoCellsThatAddUpToIt() {
        go("report/consolidated.xhtml?unit=LS&year=2021");
        page.locator("#lines tfoot a", new Page.LocatorOptions().setHasText("%"))
                .first()
                .click();
        assertThat(page).hasURL(Pattern.compile("/report/cells\\.xhtml.*figure=THEMATIC_RATE"));
        assertThat(page.locator("#agrees")).isVisible();
        assertThat(page.locator("#rows tbody tr")).hasCount(8);
        Browser.screenshot(page, "figure-cells");
    }

    @Test
    void remembersTheColumnsThatAPersonChose() {
        go("report/columns.xhtml?unit=LS&year=2021");
        page.locator("input[type=checkbox]").all().forEach(box -> box.setChecked(false));
        page.getByLabel("Số người dự", new Page.GetByLabelOptions().setExact(true))
                .check();
        page.locator("[id='columns:save']").click();
        assertThat(page).hasURL(Pattern.compile("view=own"));
        assertThat(page.locator("#lines tfoot td")).hasCount(1);
        go("report/columns.xhtml?unit=LS&year=2021");
        page.locator("[id='columns:reset']").click();
        assertThat(page).hasURL(Pattern.compile("view=own"));
    }

    @Test
    void printsThePaperThatIsSigned() throws IOException {
        go("paper/paper.xhtml?kind=consolidated-report&unit=LS&year=2021");
        Download download = page.waitForDownload(
                () -> page.locator("a[href*='format=pdf']").first().click());
        byte[] file = Files.readAllBytes(download.path());
        try (PDDocument paper = Loader.loadPDF(file)) {
            String text = new PDFTextStripper().getText(paper);
            assertTrue(text.contains("ĐẢNG CỘNG SẢN VIỆT NAM"), text);
            assertTrue(text.contains("430"), text);
            assertEquals(true, paper.getDocumentCatalog().getMarkInfo().isMarked(), "tagged");
        }
    }
}
