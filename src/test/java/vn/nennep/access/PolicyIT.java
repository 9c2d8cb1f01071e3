package vn.nennep.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.Browser;
import vn.nennep.testdata.Extent;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.People;
import vn.nennep.testdata.TestServer;

/** What an installation can ask of its people by settings: a second factor of officers, TLS, a short idle time. */
class PolicyIT {

    private static TestServer server;
    private static People people;

    @BeforeAll
    static void start() {
        server = TestServer.get()
                .startBeside(
                        "policy",
                        Map.of(
                                "NENNEP_SECOND_FACTOR", "officers",
                                "NENNEP_IDLE_MINUTES", "1",
                                "NENNEP_TLS", "true"));
        people = People.of(server);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void leadsAnOfficerToSetUpASecondFactorFirst() {
        people.add("officer1", "OFFICER", "LS.KCQ");
        people.add("secretary1", "SECRETARY", "LS.KCQ.BDV");
        Http.Answer api = Api.of(server, "officer1").get("units");
        assertEquals(403, api.status());
        assertTrue(api.text().contains("access.duty.second-factor"), api.text());
        assertEquals(200, Api.of(server, "secretary1").get("units").status());
        Page page = Browser.newPage(1280, 900);
        try {
            people.signIn(page, "officer1", People.PASSWORD);
            assertThat(page).hasURL(Pattern.compile(".*/access/password\\.xhtml"));
            assertThat(page.locator(".note-warn")).containsText("xác thực hai bước");
            page.navigate(server.url() + "report/consolidated.xhtml");
            assertThat(page).hasURL(Pattern.compile(".*/access/password\\.xhtml"));
        } finally {
            page.context().close();
        }
    }

    @Test
    void keepsItsCookieToTlsAndEndsAnIdleSession() throws Exception {
        people.add("idle2", "SECRETARY", "LS.KCQ.BDV");
        HttpClient client = HttpClient.newHttpClient();
        HttpResponse<String> in = client.send(
                HttpRequest.newBuilder(URI.create(server.url() + "sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("X-Requested-By", "fetch")
                        .POST(BodyPublishers.ofString("login=idle2&password=" + People.PASSWORD))
                        .build(),
                BodyHandlers.ofString());
        String cookie = in.headers().firstValue("Set-Cookie").orElseThrow();
        assertTrue(cookie.contains("Secure"), cookie);
        assertTrue(in.headers().firstValue("Strict-Transport-Security").isPresent());
        String session = cookie.substring(0, cookie.indexOf(';'));
        assertEquals(200, get(client, session, "rollcall/year.xhtml").statusCode());
        assertEquals(
                "60",
                get(client, session, "session")
                        .headers()
                        .firstValue("Session-Seconds")
                        .orElse("none"));
        // The container ends a session by this number; the end itself is waited for in the long form, with a shorter
        // one.
        if (Extent.isLong()) {
            seesASessionEnd();
        }
    }

    private static void seesASessionEnd() {
        Page page = Browser.newPage(1280, 900);
        try (TestServer hasty = TestServer.get().startBeside("policy-idle", Map.of("NENNEP_IDLE_SECONDS", "3"))) {
            People.of(hasty).enter(page, "idle2");
            String address = hasty.url() + "rollcall/year.xhtml";
            assertEquals(200, page.navigate(address).status());
            // The page's own clock tells when, without a request that would prolong the session.
            assertThat(page.locator("#again")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
            assertEquals(
                    302,
                    page.context()
                            .request()
                            .get(address, RequestOptions.create().setMaxRedirects(0))
                            .status());
        } finally {
            page.context().close();
        }
    }

    private static HttpResponse<Void> get(HttpClient client, String session, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(server.url() + path))
                        .header("Cookie", session)
                        .build(),
                BodyHandlers.discarding());
    }
}
