package vn.nennep.exchange;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nennep.testdata.CsvFile.ACCOUNTS;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.Browser;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.People;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;

/** A branch's accounts from a file: first passwords once, several roles, every faulty row named. */
class AccountsImportIT {

    private static TestServer server;
    private static Tables tables;
    private static People people;

    @BeforeAll
    static void start() {
        server = TestServer.get();
        tables = Tables.of(server);
        people = People.of(server);
        people.add("fileadmin", "ADMINISTRATOR", "LS.KCQ");
        people.add("fileoutside", "SECRETARY", "LS.HM.X1.T1");
    }

    @Test
    void makesAccountsWithSeveralRolesAndTellsTheirFirstPasswordsOnce() {
        String file = ACCOUNTS
                + """
                tep1,Người thứ nhất,SECRETARY,LS.KCQ.BDV,2021-01-01,,
                tep1,Người thứ nhất,OFFICER,LS.KCQ,2020-01-01,2020-12-31,
                tep2,Người thứ hai,DEPUTY,LS.KCQ.BDV,2021-01-01,,
                """;
        Http.Answer answer = as("fileadmin").load("accounts", file);
        assertEquals(200, answer.status(), answer.text());
        assertEquals("no-store", answer.header("Cache-Control"));
        JsonObject body = Api.object(answer);
        assertEquals(3, body.getInt("created"));
        List<JsonObject> made = body.getJsonArray("first_passwords").getValuesAs(JsonObject.class);
        assertEquals(
                List.of("tep1", "tep2"),
                made.stream().map(one -> one.getString("login")).toList());
        String password = made.get(0).getString("password");
        Http.Answer first = server.http().as("tep1", password).get("/api/v1/units");
        assertEquals(403, first.status());
        assertTrue(first.text().contains("access.duty.password"));
        JsonObject again = as("fileadmin").loaded("accounts", file);
        assertEquals(3, again.getInt("unchanged"));
        assertFalse(again.containsKey("first_passwords"));
        JsonObject ended = as("fileadmin")
                .loaded("accounts", ACCOUNTS + "tep2,Người thứ hai,DEPUTY,LS.KCQ.BDV,2021-01-01,2021-12-31,\n");
        assertEquals(1, ended.getInt("updated"));
        assertEquals(
                403, server.http().as("tep1", password).get("/api/v1/units").status());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Hoa,Tên,SECRETARY,LS.KCQ.BDV,2021-01-01,,; access.account.login-shape",
                "sai1,Tên,SECRETARY,,2021-01-01,,; access.grant.unit-needed",
                "sai1,Tên,ADMINISTRATOR,,2021-01-01,,; access.grant.unit-needed",
                "sai1,Tên,SECRETARY,LS.KCQ,2021-01-01,,; access.account.not-a-cell",
                "sai1,Tên,PROVINCE_OFFICER,LS.KCQ,2021-01-01,,; access.account.not-a-province",
                "sai1,Tên,SECRETARY,LS.HM.X1.T1,2021-01-01,,; exchange.unit-unknown",
                "sai1,Tên,SECRETARY,NOWHERE,2021-01-01,,; exchange.unit-unknown",
                "sai1,Tên,KING,LS.KCQ.BDV,2021-01-01,,; exchange.choice-unknown",
                "sai1,Tên,SECRETARY,LS.KCQ.BDV,2021-01-01,2020-01-01,; exchange.ends-before-start",
                "sai1,Tên,MEMBER,LS.KCQ.BDV,2021-01-01,,; access.account.member-missing",
                "sai1,Tên,MEMBER,LS.KCQ.BDV,2021-01-01,,NOBODY; exchange.member-unknown",
                "fileadmin,Tên,SECRETARY,LS.KCQ.BDV,2021-01-01,,; access.grant.not-yourself",
                "fileoutside,Tên,SECRETARY,LS.KCQ.BDV,2021-01-01,,; access.account.login-taken",
                "admin,Tên,SECRETARY,LS.KCQ.BDV,2021-01-01,,; access.account.login-taken",
            })
    void namesTheFaultyRowAndWritesNothing(String row, String code) {
        String good = "dung1,Người đúng,SECRETARY,LS.KCQ.BDV,2021-01-01,,\n";
        Http.Answer answer = as("fileadmin").load("accounts", ACCOUNTS + good + row + "\n");
        assertEquals(422, answer.status(), answer.text());
        JsonObject fault = Api.object(answer).getJsonArray("faults").getJsonObject(0);
        assertEquals(3, fault.getInt("line"));
        assertEquals(code, fault.getString("code"));
        assertFalse(fault.getString("reason").startsWith(code), "a sentence, not a key");
        assertEquals("0", tables.only("select count(*) from account where login in ('dung1', 'sai1')"));
    }

    @Test
    void namesRowsThatContradictEachOther() {
        Http.Answer answer = as("fileadmin")
                .load(
                        "accounts",
                        ACCOUNTS
                                + """
                        trai1,Người này,SECRETARY,LS.KCQ.BDV,2021-01-01,,
                        trai1,Người khác,OFFICER,LS.KCQ,2021-01-01,,
                        trai1,Người này,SECRETARY,LS.KCQ.BDV,2022-01-01,,
                        trai1,Người này,SECRETARY,LS.KCQ.BDV,2021-01-01,,
                        """);
        assertEquals(422, answer.status());
        assertEquals(
                List.of(
                        "3 exchange.accounts.differs",
                        "4 access.grant.there",
                        "5 access.grant.there",
                        "5 exchange.row-twice"),
                Api.object(answer).getJsonArray("faults").getValuesAs(JsonObject.class).stream()
                        .map(fault -> fault.getInt("line") + " " + fault.getString("code"))
                        .sorted()
                        .distinct()
                        .toList());
    }

    @Test
    void takesNoAccountsFromWhoKeepsNone() {
        assertEquals(403, as("tinhuy").load("accounts", ACCOUNTS).status());
        assertEquals(403, as("canbo").load("accounts", ACCOUNTS).status());
    }

    @Test
    void handsTheListOutOnceOnThePage() throws Exception {
        Page page = Browser.newPage(1280, 900);
        try {
            people.enter(page, "fileadmin");
            page.navigate(server.url() + "exchange/import.xhtml");
            page.locator("[id='import:kind']").selectOption("ACCOUNTS");
            assertThat(page.locator("#columns")).containsText("member_code");
            byte[] file =
                    (ACCOUNTS + "trang1,=1+1,SECRETARY,LS.KCQ.BDV,2021-01-01,,\n").getBytes(StandardCharsets.UTF_8);
            page.locator("input[type=file]").setInputFiles(new FilePayload("tai-khoan.csv", "text/csv", file));
            page.locator("[id='import:load']").click();
            // "=1+1" is no name: it is looked at before it is taken.
            page.locator("[id='import:doubts'] .ui-chkbox-box").click();
            page.locator("[id='import:apply']").click();
            assertThat(page.locator("[id='passwords:download']")).isVisible();
            Browser.screenshot(page, "accounts-imported");
            Download download = page.waitForDownload(
                    () -> page.locator("[id='passwords:download']").click());
            String list = Files.readString(download.path());
            assertTrue(list.contains("trang1,\"'=1+1\","), list);
            String password = list.strip().substring(list.strip().lastIndexOf(',') + 1);
            assertEquals(
                    403,
                    server.http().as("trang1", password).get("/api/v1/units").status());
            assertFalse(page.content().contains(password), "the page does not hold it");
        } finally {
            page.context().close();
        }
    }

    private static Api as(String login) {
        return Api.of(server, login);
    }
}
