package vn.nennep.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Browser;
import vn.nennep.testdata.People;
import vn.nennep.testdata.TestServer;

/** What a page costs over a weak line: compressed, and what is the same on every page is fetched once. */
class LineBudgetIT {

    /** Without letters. */
    private static final int FIRST = 300_000;

    private static final int LATER = 60_000;

    /** Letters come after the page, once a year: nobody waits for them, the text is there in others' until then. */
    private static final int LETTERS = 75_000;

    private final TestServer server = TestServer.get();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong letters = new AtomicLong();
    private final Set<String> fonts = ConcurrentHashMap.newKeySet();
    private Page page;

    @BeforeEach
    void listen() {
        page = Browser.newPage(390, 800);
        CDPSession line = page.context().newCDPSession(page);
        line.send("Network.enable");
        line.on("Network.responseReceived", (JsonObject event) -> {
            if (event.get("type").getAsString().equals("Font")) {
                fonts.add(event.get("requestId").getAsString());
            }
        });
        line.on("Network.loadingFinished", (JsonObject event) -> {
            boolean font = fonts.contains(event.get("requestId").getAsString());
            (font ? letters : bytes).addAndGet(event.get("encodedDataLength").getAsLong());
        });
    }

    @AfterEach
    void close() {
        page.context().close();
    }

    @Test
    void sendsLittleForTheFirstPageAndLessForTheNextOnes() {
        open("login.xhtml");
        People.of(server).enter(page, "tinhuy");
        open("");
        assertTrue(
                bytes.get() <= FIRST, "the first page, the sign-in page before it included: " + bytes.get() + " bytes");
        assertTrue(letters.get() > 0 && letters.get() <= LETTERS, "letters: " + letters.get() + " bytes");
        System.out.printf("Over the line: %d bytes for the first page, %d for letters%n", bytes.get(), letters.get());
        List<String> tooMuch = new ArrayList<>();
        for (String next : List.of(
                "report/consolidated.xhtml?unit=LS&year=2021",
                "rollcall/meetings.xhtml?unit=LS&year=2021",
                "organisation/members.xhtml?cell=LS.KCQ.BDV",
                "rollcall/year.xhtml?cell=LS.KCQ.BDV&year=2021",
                "plan/branch.xhtml?unit=LS.KCQ&year=2021",
                "report/consolidated.xhtml?unit=LS&year=2021&view=month")) {
            bytes.set(0);
            open(next);
            if (bytes.get() == 0 || bytes.get() > LATER) {
                tooMuch.add(next + ": " + bytes.get());
            }
        }
        assertEquals(List.of(), tooMuch);
    }

    @Test
    void compressesTextsAndLetsStylesAndScriptsBeKept() {
        List<Response> styles = new ArrayList<>();
        page.onResponse(response -> {
            if (response.url().contains("v=")) {
                styles.add(response);
            }
        });
        Response login = page.navigate(server.url() + "login.xhtml");
        assertEquals("gzip", login.headerValue("content-encoding"));
        assertNotNull(login.headerValue("vary"), "a proxy has to know that there are two forms of it");
        assertTrue(styles.size() > 1);
        for (Response style : styles) {
            assertTrue(style.headerValue("cache-control").contains("max-age=31536000"), style.url());
        }
    }

    private void open(String address) {
        page.navigate(server.url() + address, new Page.NavigateOptions().setWaitUntil(WaitUntilState.NETWORKIDLE));
    }
}
