package vn.nennep.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nennep.testdata.TestAccount.anAccount;
import static vn.nennep.testdata.TestMeeting.aMeeting;
import static vn.nennep.testdata.TestMember.aMember;
import static vn.nennep.testdata.TestUnit.aCell;
import static vn.nennep.testdata.TestUnit.aGrassroots;
import static vn.nennep.testdata.TestUnit.aProvince;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.Browser;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;
import vn.nennep.testdata.TestUnit;
import vn.nennep.testdata.Visit;

/** Texts that want to be more: in the name of everything that has one, they come out as they went in, and as nothing else. */
class ContentIT {

    /** Scripts for texts, attributes and strings of scripts, expressions, and formulas. */
    private static final List<String> TEXTS = List.of(
            "<script>window.attacked=1</script>",
            "\"><img src=x onerror=window.attacked=1>",
            "'><svg onload=window.attacked=1>",
            "</title></textarea><img src=x onerror=window.attacked=1>",
            "');window.attacked=1;//",
            "\\');window.attacked=1;//",
            "\" autofocus onfocus=\"window.attacked=1",
            "]]><img src=x onerror=window.attacked=1>",
            "${1234567*3}#{1234567*3}{0}",
            "=1+1",
            "+1+1",
            "-1+1",
            "@SUM(1;1)",
            "=HYPERLINK(\"http://evil.example\";\"x\")",
            "=cmd|' /C calc'!A0",
            "%0A=1+1");

    private static final int FIRST_PAGES = 10;
    private static final int PAGES_OF_A_CELL = 7;
    /** In the markup: a tag, a handler or a computed expression of the text's own. */
    private static final Pattern TAG = Pattern.compile(
            "<script>window\\.attacked=1</script>|<img src=x|<svg onload|3703701|<[a-zA-Z][^<>]*\" autofocus onfocus=\"window");

    /** In the strings of the page's scripts, which have double quotes: a quote that ends one. */
    private static final Pattern END_OF_STRING = Pattern.compile("[^\\\\]\"><img|[^\\\\]\" autofocus|3703701");

    private static final Pattern SCRIPT = Pattern.compile("(?s)<script\\b[^>]*>(.*?)</script>");

    /** As many of the texts as try to run; formulas have nothing to do in a browser. */
    private static final int SCRIPTS = 9;

    private static TestServer server;
    private static List<String> addresses;

    @BeforeAll
    static void load() {
        server = TestServer.get();
        TestUnit grassroots = aGrassroots("XS.G").named(TEXTS.get(1));
        for (int i = 0; i < TEXTS.size(); i++) {
            String text = TEXTS.get(i);
            String first = "XS-%da".formatted(i);
            String second = "XS-%db".formatted(i);
            grassroots.with(aCell(code(i))
                    .named(text)
                    .with(
                            aMember(first, text, text).dated("1980-01-01", "", ""),
                            aMember(second, text, text)
                                    .dated("1980-01-01", "", "")
                                    .onLeave("EXEMPT", "2022-01-01", "", text))
                    .with(aMeeting("XS-%d-2021".formatted(i), "2021-03-03")
                            .about(text, "IDEOLOGY")
                            .presented("", first)
                            .chairedBy(first)
                            .held()
                            .excused(second, text)));
        }
        Api api = Api.of(server);
        aProvince("XS").named(TEXTS.get(0)).with(grassroots).load(api);
        String status = api.consolidate(2021).getString("status");
        assertEquals("COMPLETED", status);
        makeAccounts();
        addresses = addresses();
    }

    /** A code takes no blanks, no | and no /; everything else of a script it does. */
    private static String code(int i) {
        return switch (i) {
            case 0 -> "XS.\"><svg-onload=x>";
            case 1 -> "XS.');window.attacked=1;";
            case 2 -> "=1+1";
            default -> "XS." + i;
        };
    }

    private static void makeAccounts() {
        anAccount("xs.officer0")
                .named(TEXTS.get(0))
                .as("PROVINCE_OFFICER", "XS")
                .save(server);
        anAccount("xs.officer1").named(TEXTS.get(1)).as("ADMINISTRATOR", "XS").save(server);
    }

    private static List<String> addresses() {
        List<String> found = new ArrayList<>(List.of(
                "/organisation/units.xhtml",
                "/organisation/units.xhtml?unit=XS.G",
                "/report/consolidated.xhtml?unit=XS&year=2021",
                "/report/consolidated.xhtml?unit=XS.G&year=2021",
                "/rollcall/meetings.xhtml?unit=XS&year=2021",
                "/access/log.xhtml?unit=XS",
                "/access/password.xhtml",
                "/calendar/years.xhtml",
                "/exchange/import.xhtml",
                "/tally/runs.xhtml"));
        for (int i = 0; i < TEXTS.size(); i++) {
            String cell = Attacks.encode(code(i));
            String meeting = Tables.of(server).meeting("XS-" + i + "-2021");
            String member = Tables.of(server).member("XS-" + i + "b");
            found.add("/organisation/units.xhtml?unit=" + cell);
            found.add("/organisation/members.xhtml?cell=" + cell);
            found.add("/organisation/member.xhtml?cell=" + cell + "&member=" + member);
            found.add("/rollcall/year.xhtml?cell=" + cell + "&year=2021");
            found.add("/rollcall/take.xhtml?meeting=" + meeting);
            found.add("/meeting/edit.xhtml?meeting=" + meeting);
            found.add("/report/consolidated.xhtml?unit=" + cell + "&year=2021");
        }
        return found;
    }

    @Test
    void noTextBreaksOutOfThePageThatShowsIt() {
        Visit officer = Visit.signedIn(server, "xs.officer0", Attacks.DEMO_PASSWORD);
        Visit administrator = Visit.signedIn(server, "xs.officer1", Attacks.DEMO_PASSWORD);
        List<String> wrong = new ArrayList<>();
        Set<String> shown = new HashSet<>();
        int looked = 0;
        for (String address : addresses) {
            Http.Answer page = officer.get(address);
            assertEquals(200, page.status(), address);
            looked++;
            judge(address, page.text(), wrong);
            TEXTS.stream().filter(text -> page.text().contains(escaped(text))).forEach(shown::add);
        }
        judge("accounts", administrator.get("/access/accounts.xhtml").text(), wrong);
        for (String path : List.of(
                "/api/v1/units",
                "/api/v1/meetings?unit=XS&year=2021",
                "/api/v1/reports/consolidated?unit=XS.G&year=2021")) {
            Http.Answer answer =
                    server.http().as("xs.officer0", Attacks.DEMO_PASSWORD).get(path);
            assertEquals(200, answer.status(), path);
            assertEquals("application/json", answer.header("Content-Type"), path);
            looked++;
        }
        System.out.printf("Pages looked at for %d texts: %d, %d wrong%n", TEXTS.size(), looked, wrong.size());
        assertTrue(wrong.isEmpty(), String.join("\n", wrong));
        // A page that showed none of them would prove nothing.
        assertEquals(new HashSet<>(TEXTS), shown);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static void judge(String address, String text, List<String> wrong) {
        if (text.contains("<script>" + "window.attacked=1</script>")) {
            wrong.add(address + " has a script of the text's own");
        }
        look(address, TAG, SCRIPT.matcher(text).replaceAll(""), wrong);
        SCRIPT.matcher(text).results().forEach(script -> look(address, END_OF_STRING, script.group(1), wrong));
    }

    private static void look(String address, Pattern sign, String text, List<String> wrong) {
        Matcher found = sign.matcher(text);
        if (found.find()) {
            wrong.add(address + ": "
                    + text.substring(Math.max(0, found.start() - 80), Math.min(text.length(), found.end() + 40)));
        }
    }

    @Test
    void noTextRunsInABrowser() {
        List<String> wrong = new ArrayList<>();
        Page page = Browser.newPage(1280, 900);
        page.onDialog(dialog -> {
            wrong.add(page.url() + " asks " + dialog.message());
            dialog.dismiss();
        });
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                wrong.add(page.url() + " breaks its own policy: " + message.text());
            }
        });
        page.navigate(server.url() + "login.xhtml");
        page.fill("[id='login:name']", "xs.officer0");
        page.fill("[id='login:password']", Attacks.DEMO_PASSWORD);
        page.click("[id='login:enter']");
        int seen = 0;
        for (String address : addresses.subList(0, FIRST_PAGES + SCRIPTS * PAGES_OF_A_CELL)) {
            page.navigate(server.url() + address.substring(1));
            seen++;
            // What asks first, asks with the name of the person or the day.
            for (String asking : List.of("going:go", "leaveEnding:end", "meeting:delete", "roll:renew")) {
                Locator button = page.locator("[id='" + asking + "']");
                if (button.count() == 1 && button.isVisible()) {
                    button.click();
                    page.locator(".ui-confirmdialog-no").first().click();
                }
            }
            if (!Boolean.FALSE.equals(page.evaluate("() => 'attacked' in window"))) {
                wrong.add(address + " runs a text");
            }
        }
        page.navigate(server.url() + "exchange/import.xhtml");
        for (String name : List.of("\"><img src=x onerror=window.attacked=1>.csv", "';window.attacked=1;'.csv")) {
            page.setInputFiles(
                    "[id='import:file_input']",
                    new FilePayload(
                            name,
                            "text/csv",
                            "code,name\n=1+1,<img src=x onerror=window.attacked=1>\n"
                                    .getBytes(StandardCharsets.UTF_8)));
            page.waitForResponse(
                    answer -> answer.request().method().equals("POST"), () -> page.click("[id='import:load']"));
            // Drawn by the page's script once the answer is there.
            page.waitForFunction("() => PrimeFaces.ajax.Queue.isEmpty()");
            if (!Boolean.FALSE.equals(page.evaluate("() => 'attacked' in window"))) {
                wrong.add("the file name " + name + " runs");
            }
        }
        page.context().close();
        System.out.printf("Pages opened in the browser with hostile texts: %d, %d wrong%n", seen, wrong.size());
        assertTrue(wrong.isEmpty(), wrong.stream().distinct().collect(Collectors.joining("\n")));
    }

    @Test
    void theExcelFileHoldsTextsAsTexts(@TempDir Path folder) throws IOException {
        Visit officer = Visit.signedIn(server, "xs.officer0", Attacks.DEMO_PASSWORD);
        Set<String> found = new HashSet<>();
        for (String unit : List.of("XS.G", "=1+1", "XS.\"><svg-onload=x>")) {
            Http.Answer file = officer.get("/document/consolidated.xlsx?year=2021&unit=" + Attacks.encode(unit));
            assertEquals(200, file.status(), unit);
            assertTrue(file.header("Content-Disposition").matches("attachment; filename=\"[A-Za-z0-9._-]+\""), unit);
            Path kept = Files.write(folder.resolve("report.xlsx"), file.body());
            try (ZipFile zip = new ZipFile(kept.toFile())) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    String part = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                    assertFalse(part.matches("(?s).*<f[ >].*"), "a formula in " + entry.getName());
                    assertFalse(part.contains("<hyperlink"), entry.getName());
                    assertFalse(entry.getName().contains("externalLink"), entry.getName());
                }
            }
            try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file.body()))) {
                for (Sheet sheet : book.getSheets().toList()) {
                    for (Row row : sheet.read()) {
                        for (Cell cell : row) {
                            if (cell != null && cell.getType() == CellType.STRING) {
                                found.add(cell.asString());
                            } else if (cell != null) {
                                assertTrue(
                                        cell.getType() == CellType.NUMBER || cell.getType() == CellType.EMPTY,
                                        cell.toString());
                            }
                        }
                    }
                }
            }
        }
        assertTrue(
                found.containsAll(TEXTS),
                () -> TEXTS.stream().filter(text -> !found.contains(text)).toList() + " are not texts");
        assertTrue(found.contains("=1+1"));
    }
}
