package vn.nennep.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.Browser;
import vn.nennep.testdata.IdentityProvider;
import vn.nennep.testdata.People;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;

/** Signing in at an OpenID Connect provider, in a browser. */
class OidcIT {

    private static final String CELL = "LS.KCQ.BDV";

    private static IdentityProvider provider;
    private static TestServer server;
    private static Tables tables;
    private static People people;

    private Page page;

    @BeforeAll
    static void start() {
        provider = new IdentityProvider();
        server = TestServer.get()
                .startBeside(
                        "oidc",
                        Map.of(
                                "NENNEP_OIDC_ISSUER", provider.issuer(),
                                "NENNEP_OIDC_CLIENT", IdentityProvider.CLIENT,
                                "NENNEP_OIDC_SECRET", IdentityProvider.SECRET));
        people = People.of(server);
        tables = Tables.of(server);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
        provider.close();
    }

    @BeforeEach
    void open() {
        provider.forges(false);
        page = Browser.newPage(1280, 900);
    }

    @AfterEach
    void close() {
        page.context().close();
    }

    @Test
    void signsInAtTheProviderAndGoesWhereThePersonWasHeading() throws Exception {
        provider.signsIn("bithu");
        page.navigate(server.url() + "rollcall/meetings.xhtml?unit=" + CELL + "&year=2021");
        assertThat(page).hasURL(Pattern.compile(".*/rollcall/meetings\\.xhtml\\?unit=" + CELL + ".*"));
        assertThat(page.locator(".person-name")).containsText("Bí thư");
        page.navigate(server.url() + "access/password.xhtml");
        assertThat(page.locator("[id='password:old']")).hasCount(0);
        assertFalse(Files.readString(server.logFile()).contains(IdentityProvider.SECRET), "the log holds the secret");
    }

    @Test
    void refusesATokenThatTheProviderDidNotSign() {
        provider.signsIn("bithu");
        provider.forges(true);
        page.navigate(server.url() + "rollcall/year.xhtml");
        assertThat(page).hasURL(Pattern.compile(".*/login\\.xhtml\\?failed=true"));
        assertThat(page.locator(".person-name")).hasCount(0);
        provider.forges(false);
        page.navigate(server.url() + "rollcall/year.xhtml");
        assertThat(page.locator(".person-name")).isVisible();
    }

    @Test
    void tellsSomebodyWithoutAnAccountAndMakesNone() {
        provider.signsIn("stranger");
        page.navigate(server.url() + "rollcall/year.xhtml");
        assertThat(page.locator(".note-bad")).containsText("chưa có tài khoản");
        Browser.screenshot(page, "oidc-stranger");
        assertEquals("0", tables.only("select count(*) from account where login = 'stranger'"));
    }

    @Test
    void refusesADisabledAccountAlsoInTheMiddleOfASession() {
        people.add("oidc1", "SECRETARY", CELL);
        provider.signsIn("oidc1");
        page.navigate(server.url() + "rollcall/year.xhtml");
        assertThat(page.locator(".person-name")).isVisible();
        tables.run("update account set disabled_at = now() where login = 'oidc1'");
        page.navigate(server.url() + "rollcall/year.xhtml");
        assertThat(page.locator(".note-bad")).containsText("chưa có tài khoản");
    }

    @Test
    void signsOutAtTheProviderToo() {
        provider.signsIn("bithu");
        page.navigate(server.url() + "rollcall/year.xhtml");
        assertThat(page.locator(".person-name")).isVisible();
        int before = provider.signedOut();
        page.locator("[id='leaving:signOut']").click();
        assertThat(page).hasURL(Pattern.compile(".*/login\\.xhtml\\?left=true"));
        assertEquals(before + 1, provider.signedOut());
        provider.signsIn("stranger");
        page.navigate(server.url() + "rollcall/year.xhtml");
        assertThat(page.locator(".note-bad")).isVisible();
    }

    @Test
    void keepsHttpBasicForPrograms() {
        assertEquals(200, Api.of(server, "bithu").get("units").status());
        assertEquals(401, server.http().get("/api/v1/units").status());
        assertEquals(
                403,
                server.http()
                        .post("/sign-in", "login=bithu", "application/x-www-form-urlencoded")
                        .status());
    }
}
