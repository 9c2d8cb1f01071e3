package vn.nennep.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Browser;
import vn.nennep.testdata.DemoPages;
import vn.nennep.testdata.People;
import vn.nennep.testdata.TestServer;

/** Each page of the secretary as axe judges it, and on a phone: nothing serious, nothing wider than the screen. */
class PageLooksIT {

    private static final List<String> GRAVE = List.of("serious", "critical");

    private final TestServer server = TestServer.get();
    private final People people = People.of(server);

    @Test
    void axeFindsNothingSeriousAndNoPageIsWiderThanAPhone() {
        List<String> wrong = new ArrayList<>();
        Page page = Browser.newPage(390, 844);
        try {
            people.signIn(page, "bithu", People.PASSWORD);
            page.waitForURL(url -> !url.contains("login"));
            for (String path : DemoPages.OF_THE_SECRETARY.keySet()) {
                page.navigate(
                        server.url() + DemoPages.address(path, people::only).substring(1));
                Object over = page.evaluate("document.documentElement.scrollWidth - innerWidth");
                if (((Number) over).intValue() > 0) {
                    wrong.add(path + " is wider than the screen by " + over);
                }
                new AxeBuilder(page)
                        .analyze().getViolations().stream()
                                .filter(found -> GRAVE.contains(found.getImpact()))
                                .map(found -> path + " " + found.getId() + " "
                                        + found.getNodes().get(0).getHtml())
                                .forEach(wrong::add);
            }
        } finally {
            page.context().close();
        }
        assertEquals(List.of(), wrong);
    }
}
