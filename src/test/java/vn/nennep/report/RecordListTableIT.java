package vn.nennep.report;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Browser;
import vn.nennep.testdata.People;
import vn.nennep.testdata.TestServer;

/** A list behind a figure is sorted by the database; its address gives the list's own order. */
class RecordListTableIT {

    private final TestServer server = TestServer.get();

    @Test
    void sortsWhatThePlansForeseeAndRemembersItForThisListOnly() {
        Page page = Browser.newPage(1280, 900);
        People.of(server).enter(page, "canbo", People.PASSWORD);
        String lines = server.url() + "report/plan-lines.xhtml?unit=LS.KCQ.BDV&year=2021";
        Locator months = page.locator("#rows tbody td:nth-child(3)");
        page.navigate(lines);
        List<String> ofTheList = months.allTextContents();
        assertEquals(6, ofTheList.size());
        page.locator("[id='rows:heldOn']").click();
        assertThat(page.locator("[id='rows:heldOn']")).hasAttribute("aria-sort", "ascending");
        page.locator("[id='rows:heldOn']").click();
        assertThat(page.locator("[id='rows:heldOn']")).hasAttribute("aria-sort", "descending");
        assertThat(months.first()).hasText("Tháng 11");
        page.locator("#rows tbody a").first().click();
        assertThat(page.locator("h1")).isVisible();

        page.navigate(lines);
        assertThat(months.first()).hasText("Tháng 11");
        page.navigate(lines + "&kept=yes");
        assertEquals(ofTheList, months.allTextContents());
        page.context().close();
    }
}
