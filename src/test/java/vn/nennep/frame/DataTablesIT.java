package vn.nennep.frame;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Browser;
import vn.nennep.testdata.People;
import vn.nennep.testdata.TestServer;

/** Meetings, units, plans of a branch and the report are sorted and searched on the server, as the demonstration has them. */
class DataTablesIT {

    private final TestServer server = TestServer.get();
    private Page page;

    @BeforeEach
    void signIn() {
        page = Browser.newPage(1280, 900);
        People.of(server).enter(page, "tinhuy");
    }

    @AfterEach
    void close() {
        page.context().close();
    }

    @Test
    void sortsTheMeetingsBehindAFigure() {
        page.navigate(server.url() + "rollcall/meetings.xhtml?unit=LS&year=2021");
        Locator cells = page.locator("#rows tbody td.unit-name");
        List<String> byDate = cells.allTextContents();
        sort("rows:cellName", "ascending");
        sort("rows:cellName", "descending");
        assertEquals(byDate.size(), cells.count());
        String last = cells.first().textContent();
        sort("rows:cellName", "ascending");
        assertThat(cells.first()).not().hasText(last);
        page.locator("#rows tbody a").first().click();
        assertThat(page.locator("h1")).isVisible();
    }

    /** An address can be kept and sent on, and pages turn without a script. */
    @Test
    void turnsThePagesOfALongListByAddress() {
        String meetings = server.url() + "rollcall/meetings.xhtml?unit=LS&year=2021";
        page.navigate(meetings + "&page=2");
        assertThat(page.locator("#rows tbody td.order").first()).hasText("26");
        String source = page.content();
        assertTrue(source.contains("Trang 2 / 6") && source.contains("page=3"), source);
        page.navigate(meetings + "&page=2000");
        assertThat(page.locator("#rows .ui-paginator-page.ui-state-active").first())
                .hasText("6");
        assertThat(page.locator("#rows tbody td.order").first()).hasText("126");
        page.navigate(server.url() + "plan/branch.xhtml?unit=LS.KCQ&year=2021&page=" + Integer.MAX_VALUE);
        assertThat(page.locator("#rows tbody .row-name")).hasCount(5);
    }

    @Test
    void searchesAndSortsTheUnitsBelow() {
        page.navigate(server.url() + "organisation/units.xhtml?unit=LS.KCQ");
        Locator names = page.locator("#children .row-link");
        int all = names.count();
        page.locator("[id='children:globalFilter']").fill("dan van");
        assertThat(names).hasText(new String[] {"Chi bộ Ban Dân vận Tỉnh ủy"});
        page.locator("[id='children:globalFilter']").fill("");
        assertThat(names).hasCount(all);
        sort("children:members", "ascending");
        sort("children:members", "descending");
        List<String> sizes = page.locator("#children tbody td:nth-child(6)").allTextContents();
        assertEquals(
                sizes.stream()
                        .map(Integer::valueOf)
                        .sorted((one, other) -> other - one)
                        .toList(),
                sizes.stream().map(Integer::valueOf).toList());
    }

    @Test
    void searchesThePlansOfABranchAndKeepsItsTotals() {
        page.navigate(server.url() + "plan/branch.xhtml?unit=LS.KCQ&year=2021");
        Locator names = page.locator("#rows tbody .row-name");
        assertThat(page.locator(".figure-value").first()).hasText("5");
        page.locator("[id='rows:globalFilter']").fill("dan van");
        assertThat(names).hasText(new String[] {"Chi bộ Ban Dân vận Tỉnh ủy"});
        page.locator("[id='rows:globalFilter']").fill("khong co chi bo nao");
        assertThat(names).hasCount(0);
        page.reload();
        assertThat(page.locator("[id='rows:globalFilter']")).hasValue("khong co chi bo nao");
        assertThat(page.locator(".figure-value").first()).hasText("5");
    }

    @Test
    void sortsTheReportByAFigureAndKeepsItsLastLine() {
        page.navigate(server.url() + "report/consolidated.xhtml?unit=LS&year=2021");
        Locator names = page.locator("#lines tbody th[scope=row]");
        List<String> byTree = names.allTextContents();
        String total = page.locator("#lines tfoot tr").textContent();
        Locator rate = page.locator("#lines thead th.ui-sortable-column", new Page.LocatorOptions().setHasText("Tỷ lệ"))
                .first();
        rate.click();
        assertThat(rate).hasAttribute("aria-sort", "ascending");
        rate.click();
        assertThat(rate).hasAttribute("aria-sort", "descending");
        assertEquals(byTree.size(), names.count());
        assertEquals(total, page.locator("#lines tfoot tr").textContent());
        assertThat(page.locator("#lines tfoot th[scope=row]")).hasText("Toàn đơn vị");
    }

    private void sort(String column, String direction) {
        Locator head = page.locator("[id='" + column + "']");
        head.click();
        assertThat(head).hasAttribute("aria-sort", direction);
    }
}
