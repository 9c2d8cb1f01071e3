package vn.nennep.frame;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Browser;
import vn.nennep.testdata.People;
import vn.nennep.testdata.TestServer;

/** A day that is picked is written as people here write days, whatever language the browser speaks. */
class DayFieldIT {

    private final TestServer server = TestServer.get();
    private final People people = People.of(server);

    @Test
    void takesAPickedDayAsDayMonthYear() {
        Page page = Browser.newPage(1280, 900);
        try {
            people.enter(page, "bithu");
            page.navigate(server.url() + "meeting/edit.xhtml?cell=LS.KCQ.BDV");
            Locator day = page.locator("[id='meeting:heldOn']");
            Locator field = page.locator(".field").filter(new Locator.FilterOptions().setHas(day));
            assertThat(field.locator(".day-pick")).isVisible();

            field.locator(".day-calendar")
                    .evaluate(
                            "calendar => { calendar.value = '2022-03-05'; calendar.dispatchEvent(new Event('change')); }");

            assertThat(day).hasValue("05/03/2022");
            assertThat(day).isFocused();
        } finally {
            page.context().close();
        }
    }

    @Test
    void opensTheCalendarAtTheDayThatIsTyped() {
        Page page = Browser.newPage(1280, 900);
        try {
            people.enter(page, "bithu");
            page.navigate(server.url() + "meeting/edit.xhtml?cell=LS.KCQ.BDV");
            Locator day = page.locator("[id='meeting:heldOn']");
            day.fill("9/4/2022");
            Locator field = page.locator(".field").filter(new Locator.FilterOptions().setHas(day));
            field.locator(".day-pick").click();
            assertThat(field.locator(".day-calendar")).hasValue("2022-04-09");
        } finally {
            page.context().close();
        }
    }
}
