package vn.nennep.people;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Browser;
import vn.nennep.testdata.People;
import vn.nennep.testdata.TestServer;

/** The lists of cells and of members are searched and sorted, and remember it for the same list only. */
class MembersTableIT {

    private final TestServer server = TestServer.get();
    private Page page;

    @BeforeEach
    void signIn() {
        page = Browser.newPage(1280, 900);
        People people = People.of(server);
        people.add("bang-dv", "PROVINCE_OFFICER", "LS");
        people.enter(page, "bang-dv");
    }

    @AfterEach
    void close() {
        page.context().close();
    }

    @Test
    void findsAndSortsMembersAndRemembersItForThisCellOnly() {
        open("?cell=LS.KCQ.BDV");
        Locator search = page.locator("[id='people:globalFilter']");
        Locator names = page.locator("#people .row-link");
        search.fill("loc");
        assertThat(names).hasText(new String[] {"Lộc Hữu Hà", "Lộc Xuân Quân"});
        page.locator("[id='people:birth']").click();
        assertThat(page.locator("[id='people:birth']")).hasAttribute("aria-sort", "ascending");
        page.locator("[id='people:birth']").click();
        assertThat(names).hasText(new String[] {"Lộc Xuân Quân", "Lộc Hữu Hà"});
        names.first().click();
        assertThat(page.locator("h1")).containsText("Lộc Xuân Quân");

        open("?cell=LS.KCQ.BDV");
        assertThat(search).hasValue("loc");
        assertThat(names).hasText(new String[] {"Lộc Xuân Quân", "Lộc Hữu Hà"});

        open("?cell=LS.HM.X1.T1");
        assertThat(search).hasValue("");
        open("?cell=LS.KCQ.BDV");
        assertThat(search).hasValue("");
        assertThat(names).hasCount(14);
    }

    @Test
    void findsACellOfTheirOwn() {
        open("");
        page.locator("[id='cells:globalFilter']").fill("dan van ls.kcq");
        Locator names = page.locator("#cells .row-link");
        assertThat(names).hasText(new String[] {"Chi bộ Ban Dân vận Tỉnh ủy"});
        names.click();
        assertThat(page.locator("#people tbody tr")).hasCount(14);
    }

    /** The demonstration has no list of more than a page, so the words that a pager would say are asked for. */
    @Test
    void turnsPagesInVietnamese() {
        open("");
        String words = "['pageLabel', 'navigation', 'nextPageLabel'].map(name => PrimeFaces.getAriaLabel(name)).join()";
        assertEquals("Trang {page},Chuyển trang,Trang tiếp theo", page.evaluate(words));
    }

    private void open(String parameters) {
        page.navigate(server.url() + "organisation/members.xhtml" + parameters);
    }
}
