package vn.nennep.testdata;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.RequestOptions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One real browser for all tests of the run; each page is a stranger to the others, with cookies of its own.
 *
 * <p>To be used by one thread only, as the library demands.
 */
public final class Browser {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** No sandbox: containers run tests as root. The rest keeps the browser from talking to anybody but our server. */
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final double LONGEST_WAIT_MILLIS = 60_000;

    private static Playwright playwright;
    private static com.microsoft.playwright.Browser browser;

    private Browser() {}

    /** Takes the first of what a field proposes, by the keyboard: the list moves while answers come in. */
    public static void takeFirstProposal(Page page, String field) {
        assertThat(page.locator(".ui-autocomplete-item.ui-state-highlight")).isVisible();
        page.locator("[id='" + field + "']").press("Enter");
    }

    /**
     * For requests beside a page. They reuse connections, which the server closes after a while: one that is closed at the
     * very moment of asking is asked for again.
     */
    public static RequestOptions patiently() {
        return RequestOptions.create().setMaxRetries(3);
    }

    /**
     * A page of a new visitor who reads Vietnamese. Closing the page's context, {@code page.context().close()}, ends
     * the visit.
     */
    public static Page newPage(int width, int height) {
        BrowserContext context = started()
                .newContext(new NewContextOptions()
                        .setViewportSize(width, height)
                        .setLocale("vi-VN")
                        .setTimezoneId("Asia/Ho_Chi_Minh")
                        .setAcceptDownloads(true));
        context.setDefaultTimeout(LONGEST_WAIT_MILLIS);
        context.setDefaultNavigationTimeout(LONGEST_WAIT_MILLIS);
        return context.newPage();
    }

    /** Keeps a picture of the whole page in {@code target/screenshots}. */
    public static Path screenshot(Page page, String name) {
        Path file = SCREENSHOTS.resolve(name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        return file;
    }

    private static synchronized com.microsoft.playwright.Browser started() {
        if (browser == null) {
            // Machines that build are busy; a test waits rather than fails.
            PlaywrightAssertions.setDefaultAssertionTimeout(LONGEST_WAIT_MILLIS);
            playwright = Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            browser = playwright
                    .chromium()
                    .launch(new LaunchOptions()
                            .setExecutablePath(program())
                            .setHeadless(true)
                            .setArgs(FLAGS));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close, "close-browser"));
        }
        return browser;
    }

    private static Path program() {
        String told = System.getenv("NENNEP_CHROMIUM");
        Optional<Path> found = told != null && !told.isBlank()
                ? Optional.of(Path.of(told))
                : Stream.of(System.getenv("PATH").split(Pattern.quote(File.pathSeparator)))
                        .map(folder -> Path.of(folder, "chromium"))
                        .filter(Files::isExecutable)
                        .findFirst();
        return found.orElseThrow(() -> new IllegalStateException(
                "no chromium on the PATH; install it, or set NENNEP_CHROMIUM to the program"));
    }
}
