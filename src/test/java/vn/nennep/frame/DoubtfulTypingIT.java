package vn.nennep.frame;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nennep.testdata.TestMember.aMember;
import static vn.nennep.testdata.TestUnit.aCell;
import static vn.nennep.testdata.TestUnit.aProvince;

import com.microsoft.playwright.Page;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.Browser;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.People;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;
import vn.nennep.testdata.Visit;

/** What was probably mistyped or broken is shown at its field first; nothing is written before it is pressed again. */
class DoubtfulTypingIT {

    private static final Pattern FIELD_WARNED = Pattern.compile("id=\"([^\"]*)Message\"[^>]*ui-message-warn");

    private static TestServer server;
    private static Tables tables;
    private static Map<String, Visit> visits;

    @BeforeAll
    static void prepare() {
        server = TestServer.get();
        tables = Tables.of(server);
        aProvince("DTY")
                .withAccount("dty.office", "PROVINCE_OFFICER")
                .withAccount("dty.admin", "ADMINISTRATOR")
                .with(aCell("DTY.C").withAccount("dty.secretary", "SECRETARY").with(aMember("DTY-10", "Lê", "An")))
                .load(server);
        visits = new HashMap<>();
        for (String login : new String[] {"dty.secretary", "dty.office", "dty.admin"}) {
            visits.put(login, Visit.signedIn(server, login, People.PASSWORD));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        a question mark in a name  | dty.secretary | /organisation/member.xhtml?cell=DTY.C | details | admit | familyName=Nguy?n_Văn givenName=Ba newCategory=OFFICIAL from=01/01/2022 | familyName | select count(*) from member where family_and_middle_name = 'Nguy?n Văn'
        letters of an old encoding | dty.secretary | /organisation/member.xhtml?cell=DTY.C | details | admit | familyName=NguyÔn_V¨n givenName=Ba newCategory=OFFICIAL from=01/01/2022 | familyName | select count(*) from member where family_and_middle_name = 'NguyÔn V¨n'
        a number as a name         | dty.secretary | /organisation/member.xhtml?cell=DTY.C | details | admit | givenName=3.8E+13 newCategory=OFFICIAL from=01/01/2022 | givenName | select count(*) from member where given_name = '3.8E+13'
        a code like another's      | dty.secretary | /organisation/member.xhtml?cell=DTY.C | details | admit | givenName=Bốn code=DTY-IO newCategory=OFFICIAL from=01/01/2022 | code | select count(*) from member where code = 'DTY-IO'
        a name in a list           | dty.office    | /plan/lists.xhtml                     | entry   | save  | nameVi=Ngh?_quyết nameEn=Resolutions | nameVi | select count(*) from topic_group_name where name = 'Ngh? quyết'
        a replaced letter in a topic | dty.secretary | /meeting/edit.xhtml?cell=DTY.C      | meeting | save  | kind=REGULAR number=7 heldOn=03/07/2021 topic=Ngh\uFFFD_quyết | topic | select count(*) from meeting m join unit u on u.id = m.cell_id where u.code = 'DTY.C' and m.number = 7
        """)
    void isAskedAboutFirst(
            String what,
            String login,
            String address,
            String form,
            String button,
            String typed,
            String field,
            String found) {
        Visit visit = visits.get(login);
        // Other tests of this server may have entered the same.
        int before = Integer.parseInt(tables.only(found));
        Http.Answer first = visit.press(visit.get(address), address, form, button, typed);
        assertTrue(warned(first, form + ":" + field), what + ": " + first.text());
        assertTrue(first.text().contains("Vẫn lưu"), what);
        assertEquals(String.valueOf(before), tables.only(found), what);
        visit.press(first, address, form, button, typed);
        assertEquals(String.valueOf(before + 1), tables.only(found), what);
    }

    @Test
    void isAskedAboutAgainWhenItIsAnother() {
        Visit visit = visits.get("dty.secretary");
        String address = "/organisation/member.xhtml?cell=DTY.C";
        String rest = " newCategory=OFFICIAL from=01/01/2022";
        Http.Answer first = visit.press(visit.get(address), address, "details", "admit", "givenName=Sáu??" + rest);
        assertTrue(warned(first, "details:givenName"));
        Http.Answer second = visit.press(first, address, "details", "admit", "givenName=Bảy??" + rest);
        assertTrue(warned(second, "details:givenName"));
        assertEquals("0", tables.only("select count(*) from member where given_name in ('Sáu??', 'Bảy??')"));
        visit.press(second, address, "details", "admit", "givenName=Bảy" + rest);
        assertEquals("1", tables.only("select count(*) from member where given_name = 'Bảy'"));
    }

    @Test
    void isAskedAboutWhenAMemberIsChanged() {
        Visit visit = visits.get("dty.secretary");
        String ref = tables.member("DTY-10");
        String address = "/organisation/member.xhtml?cell=DTY.C&member=" + ref;
        Http.Answer first = visit.press(visit.get(address), address, "details", "save", "familyName=L? givenName=An");
        assertTrue(warned(first, "details:familyName"));
        assertEquals("Lê", tables.only("select family_and_middle_name from member where code = 'DTY-10'"));
        visit.press(first, address, "details", "save", "familyName=L? givenName=An");
        assertEquals("L?", tables.only("select family_and_middle_name from member where code = 'DTY-10'"));
        tables.run("update member set family_and_middle_name = 'Lê' where code = 'DTY-10'");
    }

    @Test
    void isAskedAboutInAnAccount() {
        Visit visit = visits.get("dty.admin");
        String address = "/access/accounts.xhtml";
        Http.Answer open = visit.press(visit.get(address), address, "top", "add", "");
        String typed = "displayName=Nguy?n_Văn_Ba newLogin=dty.0ffice role=OFFICER unit_input=DTY unit_hinput=DTY"
                + " newPassword=mat-khau-rat-dai-26";
        Http.Answer first = visit.press(open, address, "creating", "create", typed);
        assertTrue(warned(first, "creating:displayName"), first.text());
        assertTrue(warned(first, "creating:newLogin"), first.text());
        assertEquals("0", tables.only("select count(*) from account where login = 'dty.0ffice'"));
        visit.press(first, address, "creating", "create", typed);
        assertEquals("1", tables.only("select count(*) from account where login = 'dty.0ffice'"));
    }

    @Test
    void isToldInThePreviewOfAReorganisation() {
        Http api = server.http().as("dty.office", People.PASSWORD);
        Http.Answer preview = api.post(
                "/api/v1/unit-events/preview",
                "{\"kind\":\"FOUNDED\",\"day\":\"2022-01-01\",\"founded\":[{\"code\":\"DTY.c\","
                        + "\"name\":\"Chi b? mới\",\"kind\":\"CELL\",\"parent\":\"DTY\"}]}");
        assertEquals(200, preview.status(), preview.text());
        String notices = Api.object(preview).getJsonArray("notices").toString();
        assertTrue(notices.contains("Chi b? mới"), notices);
        assertTrue(notices.contains("DTY.C"), notices);
        Http.Answer plain = api.post(
                "/api/v1/unit-events/preview",
                "{\"kind\":\"FOUNDED\",\"day\":\"2022-01-01\",\"founded\":[{\"code\":\"DTY.D\","
                        + "\"name\":\"Chi bộ mới\",\"kind\":\"CELL\",\"parent\":\"DTY\"}]}");
        assertFalse(Api.object(plain).getJsonArray("notices").toString().contains("Chi bộ mới"), plain.text());
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 1280})
    void standsAtItsFieldAndTheButtonSaysSo(int width) {
        Page page = Browser.newPage(width, 900);
        try {
            page.navigate(server.url() + "login.xhtml");
            page.locator("[id='login:name']").fill("dty.secretary");
            page.locator("[id='login:password']").fill(People.PASSWORD);
            page.locator("[id='login:enter']").click();
            page.waitForURL(Pattern.compile("^(?!.*login).*$"));
            page.navigate(server.url() + "organisation/member.xhtml?cell=DTY.C");
            page.locator("[id='details:familyName']").fill("Nguy?n Văn");
            page.locator("[id='details:givenName']").fill("Chín");
            page.locator("[id='details:code']").fill("DTY-1O");
            page.locator("[id='details:from']").fill("01/01/2022");
            page.locator("[id='details:admit']").click();
            assertThat(page.locator("[id='details:familyNameMessage']")).containsText("“Nguy?n Văn” có dấu hỏi");
            assertThat(page.locator("[id='details:codeMessage']")).containsText("rất giống mã “DTY-10”");
            assertThat(page.locator("[id='details:admit']")).hasText("Vẫn lưu");
            assertThat(page.locator("[id='details:familyName']")).hasValue("Nguy?n Văn");
            Browser.screenshot(page, "doubtful-typing-" + width);
        } finally {
            page.context().close();
        }
    }

    private static boolean warned(Http.Answer page, String field) {
        Matcher found = FIELD_WARNED.matcher(page.text());
        while (found.find()) {
            if (found.group(1).equals(field)) {
                return true;
            }
        }
        return false;
    }
}
