package vn.nennep.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.Browser;
import vn.nennep.testdata.People;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;

/** The administrator of a branch keeps its accounts, and no others. */
class AccountIT {

    private static final String BRANCH = "LS.KCQ";
    private static final String CELL = "LS.KCQ.BDV";
    private static final String FOREIGN_CELL = "LS.HM.X1.T1";

    private static TestServer server;
    private static Tables tables;
    private static People people;

    private Page page;

    @BeforeAll
    static void start() {
        server = TestServer.get();
        tables = Tables.of(server);
        people = People.of(server);
        people.add("branchadmin", "ADMINISTRATOR", BRANCH);
    }

    @BeforeEach
    void signIn() {
        page = Browser.newPage(1280, 900);
        people.enter(page, "branchadmin");
    }

    @AfterEach
    void close() {
        page.context().close();
    }

    @Test
    void seesOnlyAccountsWhoseEveryGrantLiesInTheBranch() {
        people.add("inside1", "SECRETARY", CELL);
        people.add("outside1", "SECRETARY", FOREIGN_CELL);
        people.add("both1", "SECRETARY", CELL);
        people.grant("both1", "OFFICER", "LS.HM");
        page.navigate(server.url() + "access/accounts.xhtml");
        List<String> logins = page.locator("#accounts tbody tr td:nth-child(2)").allTextContents();
        assertTrue(
                logins.contains("inside1") && logins.contains("branchadmin") && logins.contains("canbo"), "" + logins);
        for (String hidden : List.of("outside1", "both1", "admin", "tinhuy")) {
            assertTrue(!logins.contains(hidden), hidden);
            assertEquals(
                    404,
                    page.navigate(server.url() + "access/account.xhtml?login=" + hidden)
                            .status(),
                    hidden);
        }
        assertEquals(
                200,
                page.navigate(server.url() + "access/account.xhtml?login=inside1")
                        .status());
        people.signIn(page, "inside1", People.PASSWORD);
        assertThat(page.locator(".person-name")).containsText("inside1");
        assertEquals(403, page.navigate(server.url() + "access/accounts.xhtml").status());
        assertEquals(
                403,
                page.navigate(server.url() + "access/account.xhtml?login=inside1")
                        .status());
    }

    @Test
    void searchesAndSortsTheAccountsAndRemembersItOnTheWayBack() {
        people.add("zimkiem1", "SECRETARY", CELL);
        people.add("zimkiem2", "SECRETARY", CELL);
        page.navigate(server.url() + "access/accounts.xhtml");
        Locator search = page.locator("[id='accounts:globalFilter']");
        search.pressSequentially("ZIMKIEM ban dan");
        Locator logins = page.locator("#accounts tbody tr td:nth-child(2)");
        assertThat(logins).hasText(new String[] {"zimkiem1", "zimkiem2"});
        page.locator("[id='accounts:login']").click();
        assertThat(logins).hasText(new String[] {"zimkiem2", "zimkiem1"});
        page.locator("#accounts .row-link").first().click();
        assertThat(page.locator("h1")).containsText("zimkiem2");
        page.navigate(server.url() + "access/accounts.xhtml");
        assertThat(search).hasValue("ZIMKIEM ban dan");
        assertThat(logins).hasText(new String[] {"zimkiem2", "zimkiem1"});
        search.fill("nobody has this name");
        assertThat(page.locator("#accounts tbody")).hasText("Không tìm thấy. Hãy thử từ khác.");
    }

    @Test
    void showsFiftyAccountsAtATime() {
        for (int i = 10; i < 61; i++) {
            people.add("nhieu" + i, "SECRETARY", CELL);
        }
        page.navigate(server.url() + "access/accounts.xhtml");
        page.locator("[id='accounts:globalFilter']").fill("nhieu");
        Locator rows = page.locator("#accounts tbody tr");
        assertThat(page.locator("#accounts .ui-paginator-current")).hasText("1–50 / 51");
        assertThat(rows).hasCount(50);
        page.locator("#accounts .ui-paginator-next").click();
        assertThat(rows).hasCount(1);
        assertThat(rows).containsText("nhieu60");
        tables.only("delete from role_grant where account_id = (select id from account where login = 'nhieu60')"
                + " returning id::text");
        page.reload();
        assertThat(rows).hasCount(50);
    }

    @Test
    void createsAnAccountInTheBranchOnlyAndItsPersonChoosesAPassword() {
        page.navigate(server.url() + "access/accounts.xhtml");
        page.locator("[id='top:add']").click();
        page.locator("[id='creating:displayName']").fill("Người mới của chi bộ");
        page.locator("[id='creating:newLogin']").fill("moi1");
        page.locator("[id='creating:newPassword']").fill("mật khẩu đầu tiên");
        page.locator("[id='creating:unit_input']").fill(FOREIGN_CELL);
        page.locator("[id='creating:create']").click();
        assertThat(page.locator("[id='creating:unitMessage']")).containsText("Không có tổ chức đảng nào có mã");
        page.locator("[id='creating:role']").selectOption("ADMINISTRATOR");
        page.locator("[id='creating:unit_input']").fill("");
        page.locator("[id='creating:create']").click();
        assertThat(page.locator("[id='creating:unitMessage']")).containsText("Hãy chọn tổ chức đảng");
        assertThat(page.locator("[id='creating:displayName']")).hasValue("Người mới của chi bộ");
        page.locator("[id='creating:role']").selectOption("SECRETARY");
        page.locator("[id='creating:unit_input']").pressSequentially("ban dan van");
        Browser.takeFirstProposal(page, "creating:unit_input");
        assertThat(page.locator("[id='creating:unit_input']"))
                .hasValue(java.util.regex.Pattern.compile("LS\\.KCQ\\.BDV – .*"));
        Browser.screenshot(page, "account-new");
        page.locator("[id='creating:create']").click();
        assertThat(page.locator("#accounts")).containsText("moi1");
        assertEquals(
                "SECRETARY " + CELL,
                tables.only(
                        "select g.role || ' ' || u.code from role_grant g"
                                + " join account a on a.id = g.account_id join unit u on u.id = g.unit_id where a.login = 'moi1'"));
        assertEquals(
                403,
                server.http()
                        .as("moi1", "mật khẩu đầu tiên")
                        .get("/api/v1/units")
                        .status());
    }

    @Test
    void proposesUnitsOfTheBranchOnly() {
        page.navigate(server.url() + "access/account.xhtml?login=canbo");
        page.locator("[id='granting:unit_input']").pressSequentially("LS.");
        assertThat(page.locator(".ui-autocomplete-item").first()).isVisible();
        List<String> units = page.locator(".ui-autocomplete-item").allTextContents();
        assertTrue(units.stream().allMatch(unit -> unit.startsWith(BRANCH)), "" + units);
    }

    @Test
    void addsARoleFromDayToDayAndEndsOneWithoutDeletingIt() {
        people.add("roles1", "SECRETARY", CELL);
        page.navigate(server.url() + "access/account.xhtml?login=roles1");
        page.locator("[id='granting:role']").selectOption("OFFICER");
        page.locator("[id='granting:unit_input']").fill(BRANCH);
        page.locator("[id='granting:from']").fill("01/03/2020");
        page.locator("[id='granting:to']").fill("01/02/2020");
        page.locator("[id='granting:grant']").click();
        assertThat(page.locator("[id='granting:toMessage']")).containsText("01/03/2020");
        page.locator("[id='granting:to']").fill("31/12/2024");
        page.locator("[id='granting:grant']").click();
        assertThat(page.locator("[id='grants'] tbody tr")).hasCount(2);
        assertThat(page.locator("[id='grants'] tr.is-ended")).containsText("31/12/2024");
        page.locator("[id='granting:unit_input']").fill(CELL);
        page.locator("[id='granting:role']").selectOption("SECRETARY");
        page.locator("[id='granting:grant']").click();
        assertThat(page.locator("[id='granting:unitMessage']")).containsText("đã có vai trò này");
        page.locator("[id='grants'] tr:not(.is-ended) .link-button").click();
        page.locator("[id='grants:lastDay']")
                .fill(java.time.LocalDate.now(java.time.ZoneId.of("Asia/Ho_Chi_Minh"))
                        .minusDays(1)
                        .format(java.time.format.DateTimeFormatter.ofPattern("dd/MM/yyyy")));
        Browser.screenshot(page, "account-roles");
        page.locator("[id='grants:end']").click();
        assertThat(page.locator("[id='grants'] tr.is-ended")).hasCount(2);
        assertEquals(
                "2",
                tables.only(
                        "select count(*) from role_grant g join account a on a.id = g.account_id where a.login = 'roles1'"));
        assertEquals(
                404,
                Api.of(server, "roles1").get("meetings?year=2021&unit=" + CELL).status());
    }

    @Test
    void bindsAMembersRoleToAMemberOfThatCell() {
        people.add("member1", "SECRETARY", CELL);
        String own = memberOf(CELL);
        String foreign = memberOf(FOREIGN_CELL);
        page.navigate(server.url() + "access/account.xhtml?login=member1");
        page.locator("[id='granting:role']").selectOption("MEMBER");
        page.locator("[id='granting:unit_input']").fill(CELL);
        page.locator("[id='granting:grant']").click();
        assertThat(page.locator("[id='granting']")).containsText("cần gắn với một đảng viên");
        page.locator("[id='person:member']").fill(foreign);
        page.locator("[id='person:bind']").click();
        assertThat(page.locator("[id='person:memberMessage']")).containsText("Không có đảng viên nào mang mã");
        page.locator("[id='person:member']").fill(own);
        page.locator("[id='person:bind']").click();
        assertThat(page.locator(".ui-growl")).containsText("Đã ghi.");
        page.locator("[id='granting:from']").fill("05/01/2021");
        page.locator("[id='granting:grant']").click();
        assertThat(page.locator("[id='grants'] tbody tr")).hasCount(2);
        page.locator("[id='person:member']").fill("");
        page.locator("[id='person:bind']").click();
        assertThat(page.locator("[id='person:memberMessage']")).containsText("cần gắn với một đảng viên");
        assertEquals(
                own,
                tables.only(
                        "select m.code from account a join member m on m.id = a.member_id where a.login = 'member1'"));
    }

    @Test
    void endsTheSessionsOfWhomItDisablesOrGivesAPassword() {
        people.add("guest1", "SECRETARY", CELL);
        Page guest = Browser.newPage(1280, 900);
        try {
            people.signIn(guest, "guest1", People.PASSWORD);
            assertThat(guest.locator(".person-name")).isVisible();
            assertEquals(200, Api.of(server, "guest1").get("units").status());
            page.navigate(server.url() + "access/account.xhtml?login=guest1");
            page.locator("[id='resetting:newPassword']").fill("ngan");
            page.locator("[id='resetting:reset']").click();
            assertThat(page.locator("[id='resetting:newPasswordMessage']")).containsText("ít nhất 10");
            page.locator("[id='resetting:newPassword']").fill("một mật khẩu tạm");
            page.locator("[id='resetting:reset']").click();
            assertThat(page.locator(".account-state")).containsText("Chưa đổi mật khẩu ban đầu");
            assertEquals(401, Api.of(server, "guest1").get("units").status());
            guest.navigate(server.url() + "rollcall/year.xhtml");
            assertThat(guest.locator("[id='login:name']")).isVisible();
            people.forgetFailures();
            people.add("guest1", "SECRETARY", CELL);
            people.signIn(guest, "guest1", People.PASSWORD);
            assertThat(guest.locator(".person-name")).isVisible();
            assertEquals(200, Api.of(server, "guest1").get("units").status());
            page.locator("[id='top:disable']").click();
            page.locator(".ui-confirmdialog-yes").click();
            assertThat(page.locator(".account-state")).containsText("Đã khóa");
            assertEquals(401, Api.of(server, "guest1").get("units").status());
            guest.navigate(server.url() + "rollcall/year.xhtml");
            assertThat(guest.locator("[id='login:name']")).isVisible();
            // Opened again, the old session stays ended.
            page.locator("[id='top:enable']").click();
            assertThat(page.locator(".account-state")).containsText("Đang dùng");
            guest.navigate(server.url() + "rollcall/year.xhtml");
            assertThat(guest.locator("[id='login:name']")).isVisible();
        } finally {
            guest.context().close();
        }
    }

    @Test
    void letsSomebodyInAgainWhoMistypedTooOften() {
        people.add("clumsy1", "SECRETARY", CELL);
        for (int i = 0; i < 5; i++) {
            server.http().as("clumsy1", "khong-dung-dau").get("/api/v1/units");
        }
        page.navigate(server.url() + "access/account.xhtml?login=clumsy1");
        assertThat(page.locator(".account-state")).containsText("Đang tạm dừng đăng nhập");
        assertEquals(401, Api.of(server, "clumsy1").get("units").status());
        page.locator("[id='top:unlock']").click();
        assertThat(page.locator("[id='top:unlock']")).hasCount(0);
        assertEquals(200, Api.of(server, "clumsy1").get("units").status());
    }

    private static String memberOf(String cell) {
        return tables.only(
                "select m.code from member m join membership b on b.member_id = m.id join unit u on u.id = b.cell_id"
                        + " where u.code = '" + cell + "' and b.valid_to is null and date '2021-01-05' >= b.valid_from"
                        + " and not exists (select 1 from membership o join unit x on x.id = o.cell_id where o.member_id = m.id and x.code <> u.code)"
                        + " order by m.code limit 1");
    }
}
