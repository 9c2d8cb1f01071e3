package vn.nennep.people;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nennep.testdata.CsvFile.ATTENDANCE;
import static vn.nennep.testdata.TestMeeting.aMeeting;
import static vn.nennep.testdata.TestMember.aMember;
import static vn.nennep.testdata.TestUnit.aCell;
import static vn.nennep.testdata.TestUnit.aProvince;
import static vn.nennep.testdata.TestUnit.aSuperior;

import com.microsoft.playwright.Page;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.Browser;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.People;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;
import vn.nennep.testdata.Visit;

/** Members of cells of their own go from one to another; each test sends somebody else. */
class TransferIT {

    private static final String MEMBER = "/organisation/member.xhtml";
    private static final String TRANSFERS = "/organisation/transfers.xhtml";

    private static TestServer server;
    private static Tables tables;
    private static Api api;

    @BeforeAll
    static void prepare() {
        server = TestServer.get();
        tables = Tables.of(server);
        api = Api.of(server);
        aProvince("TR")
                .withAccount("tr.province", "PROVINCE_OFFICER")
                .with(aSuperior("TR.A")
                        .with(
                                aCell("TR.A.C1")
                                        .named("Chi bộ mẫu Một")
                                        .withAccount("tr.one", "SECRETARY")
                                        .with(
                                                aMember("TR-A", "Mẫu Thị", "An").holding("SECRETARY", "2020-01-01"),
                                                aMember("TR-B", "Mẫu Thị", "Bách")
                                                        .onProbation(),
                                                aMember("TR-C", "Mẫu Thị", "Chi"),
                                                aMember("TR-D", "Mẫu Thị", "Dung"),
                                                aMember("TR-E", "Mẫu Thị", "Em"),
                                                aMember("TR-G", "Mẫu Thị", "Giang"))
                                        .with(aMeeting("TR.A.C1-2024-04", "2024-04-20")
                                                .held()),
                                aCell("TR.A.C2")
                                        .named("Chi bộ mẫu Hai")
                                        .withAccount("tr.two", "SECRETARY")
                                        .withAccount("tr.minutes", "MINUTES_SECRETARY"),
                                aCell("TR.A.C3").named("Chi bộ mẫu Ba").withAccount("tr.three", "SECRETARY"),
                                aCell("TR.A.C4")
                                        .named("Chi bộ mẫu Bốn")
                                        .withAccount("tr.four", "SECRETARY")
                                        .with(aMember("TR-Y", "Mẫu Thị", "Yến")
                                                .holding("COMMITTEE_MEMBER", "2020-01-01"))))
                .load(server);
    }

    @Test
    void endsAPositionOnTheMembersPage() {
        Page page = signedIn("tr.four");
        page.navigate(server.url() + memberPath("TR.A.C4", "TR-Y").substring(1));
        page.locator("[id='positionEnding:positionEnd']").fill("31/12/2025");
        page.locator("[id='positionEnding:endPosition']").click();
        page.locator(".ui-confirmdialog-yes").click();
        assertThat(page.locator("[id='history']")).containsText("31/12/2025");
        assertEquals(
                "2025-12-31",
                tables.only("select valid_to::text from member_position p join member m on m.id = p.member_id"
                        + " where m.code = 'TR-Y'"));
        page.context().close();
    }

    @Test
    void movesAMemberWhenTheNewCellReceivesAndNotBefore() {
        Page old = signedIn("tr.one");
        old.navigate(server.url() + memberPath("TR.A.C1", "TR-A").substring(1));
        old.locator("[id='sending:target_input']").pressSequentially("TR.A.C4");
        Browser.takeFirstProposal(old, "sending:target_input");
        assertThat(old.locator("[id='sending:target_input']")).hasValue("TR.A.C4 · Chi bộ mẫu Bốn");
        old.locator("[id='sending:documentNumber']").fill("15-GT/CB");
        old.locator("[id='sending:documentOn']").fill("25/04/2024");
        old.locator("[id='sending:firstDay']").fill("02/05/2024");
        old.locator("[id='sending:send']").click();
        old.locator(".ui-confirmdialog-yes").click();
        assertThat(old.locator("#onTheWay")).containsText("Chi bộ mẫu Bốn");
        assertTrue(due("TR.A.C1", "2024-06-01").contains("TR-A"));
        assertFalse(due("TR.A.C4", "2024-06-01").contains("TR-A"));

        Page fresh = signedIn("tr.four");
        fresh.navigate(server.url() + "organisation/members.xhtml");
        fresh.getByText("Chuyển sinh hoạt đảng (").click();
        fresh.locator("tr", new Page.LocatorOptions().setHasText("Mẫu Thị An"))
                .locator("[id$=':askReceive']")
                .click();
        fresh.locator("[id='receiving:receivedOn']").fill("01/05/2024");
        fresh.locator("[id='receiving:receive']").click();
        assertThat(fresh.locator("[id='receiving:receivedOnMessage']")).containsText("02/05/2024");
        fresh.locator("[id='receiving:receivedOn']").fill("03/05/2024");
        fresh.locator("[id='receiving:receive']").click();
        assertThat(fresh.locator("[id='receiving']")).hasCount(0);

        assertTrue(due("TR.A.C1", "2024-05-02").contains("TR-A"), "the last day in the old cell");
        assertFalse(due("TR.A.C1", "2024-05-03").contains("TR-A"));
        assertFalse(due("TR.A.C4", "2024-05-02").contains("TR-A"));
        assertTrue(due("TR.A.C4", "2024-05-03").contains("TR-A"));
        assertEquals(
                "2024-05-02",
                tables.only("select valid_to::text from member_position p join member m on m.id = p.member_id"
                        + " where m.code = 'TR-A'"));
        assertEquals(
                "tr.four RECEIVED",
                tables.only(
                        "select login || ' ' || (after ->> 'status') from audit_entry where subject = 'member_transfer'"
                                + " and action = 'UPDATE' and after ->> 'document_number' = '15-GT/CB'"));
        // Joined in May: not due in April, and counted from the first meeting after.
        aMeeting("TR.A.C4-2024-04", "2024-04-20").load(api, "TR.A.C4");
        aMeeting("TR.A.C4-2024-05", "2024-05-20").number(2).load(api, "TR.A.C4");
        Http.Answer april =
                api.load("attendance", ATTENDANCE + "TR.A.C4-2024-04,TR-Y,PRESENT,\nTR.A.C4-2024-04,TR-A,PRESENT,\n");
        assertEquals(422, april.status(), april.text());
        api.loaded(
                "attendance",
                ATTENDANCE + "TR.A.C4-2024-04,TR-Y,PRESENT,\n"
                        + "TR.A.C4-2024-05,TR-Y,PRESENT,\nTR.A.C4-2024-05,TR-A,PRESENT,\n");
        assertEquals("1", tables.only("select due_count from meeting where code = 'TR.A.C4-2024-04'"));
        assertEquals(
                "TR-A OP",
                tables.only("select m.code || ' ' || e.category || e.mark from roll_call_entry e"
                        + " join member m on m.id = e.member_id join meeting t on t.id = e.meeting_id"
                        + " where t.code = 'TR.A.C4-2024-05' and m.code = 'TR-A'"));

        old.navigate(server.url() + memberPath("TR.A.C1", "TR-A").substring(1));
        assertThat(old.locator("[id='history']")).containsText("Bí thư, Chi bộ mẫu Một");
        assertThat(old.locator("[id='history']")).containsText("Chính thức: Chi bộ mẫu Một → Chi bộ mẫu Bốn");
        assertThat(old.locator("[id='history']")).containsText("02/05/2024");
        fresh.context().close();
        old.context().close();
    }

    @Test
    void keepsTheRollCallOfBeforeWithTheCategoryOfThen() {
        String frozen = "select e.category || e.mark from roll_call_entry e join member m on m.id = e.member_id"
                + " join meeting t on t.id = e.meeting_id where m.code = 'TR-B' and t.code = 'TR.A.C1-2024-04'";
        assertEquals("PP", tables.only(frozen));
        Visit officer = Visit.signedIn(server, "tr.province", People.PASSWORD);
        Http.Answer answer = send(
                officer,
                "TR-B",
                Map.of(
                        "sending:documentNumber",
                        "16-GT/CB",
                        "sending:firstDay",
                        "01/04/2024",
                        "sending:receivedToo",
                        "on"));
        assertEquals(200, answer.status());
        assertEquals("RECEIVED 2024-04-01", transfer("TR-B", "status || ' ' || t.received_on"));
        assertEquals(
                "TR.A.C1 PROBATIONARY 2024-03-31,TR.A.C2 PROBATIONARY -",
                tables.only("select string_agg(concat_ws(' ', u.code, s.category, coalesce(s.valid_to::text, '-')), ','"
                        + " order by s.valid_from) from membership s join member m on m.id = s.member_id"
                        + " join unit u on u.id = s.cell_id where m.code = 'TR-B'"));
        tables.run("update membership set category = 'OFFICIAL' where valid_to is null"
                + " and member_id = (select id from member where code = 'TR-B')");
        assertEquals("PP", tables.only(frozen));
        assertEquals("6", tables.only("select due_count from meeting where code = 'TR.A.C1-2024-04'"));
    }

    @Test
    void showsAStayInBothCellsForTheSameDays() {
        Visit old = Visit.signedIn(server, "tr.one", People.PASSWORD);
        Map<String, String> stay =
                new HashMap<>(Map.of("sending:transferKind", "TEMPORARY", "sending:documentNumber", "17-GT/CB"));
        Http.Answer without = send(old, "TR-C", stay);
        assertTrue(without.text().contains("Chuyển tạm thời phải có ngày cuối"), "no last day was taken");
        assertTrue(without.text().contains("17-GT/CB"), "what was typed is lost");
        stay.put("sending:stayUntil", "30/09/2024");
        send(old, "TR-C", stay);
        Visit fresh = Visit.signedIn(server, "tr.two", People.PASSWORD);
        receive(fresh, "Mẫu Thị Chi", "02/05/2024");
        assertEquals("RECEIVED", transfer("TR-C", "status"));
        String inBoth =
                "select string_agg(u.code || ' ' || r.category || ' ' || coalesce(r.not_due_because, 'due'), ','"
                        + " order by u.code) from unit u, lateral roster_of_day(u.id, date '%s') r"
                        + " join member m on m.id = r.member_id where m.code = 'TR-C' and u.code like 'TR.A.C_'";
        assertEquals("TR.A.C1 OFFICIAL due", tables.only(inBoth.formatted("2024-05-01")));
        assertEquals(
                "TR.A.C1 OFFICIAL TEMPORARY_OUT,TR.A.C2 TEMPORARY_IN due", tables.only(inBoth.formatted("2024-05-02")));
        assertEquals(
                "TR.A.C1 OFFICIAL TEMPORARY_OUT,TR.A.C2 TEMPORARY_IN due", tables.only(inBoth.formatted("2024-09-30")));
        assertEquals("TR.A.C1 OFFICIAL due", tables.only(inBoth.formatted("2024-10-01")));
    }

    @Test
    void makesOneTransferOfAFormPostedTwice() {
        Visit old = Visit.signedIn(server, "tr.one", People.PASSWORD);
        Map<String, String> form = form(old, "TR-D", Map.of());
        assertEquals(200, old.post(MEMBER, form).status());
        assertEquals(200, old.post(MEMBER, form).status());
        assertEquals("1", transfer("TR-D", "count(*)"));

        Visit fresh = Visit.signedIn(server, "tr.two", People.PASSWORD);
        Http.Answer asked = press(fresh, fresh.get(TRANSFERS), "Mẫu Thị Dung", "askReceive");
        Map<String, String> receipt = hidden(asked, "receiving");
        receipt.put("receiving:receivedOn", "02/05/2024");
        receipt.put("receiving:receive", "x");
        assertEquals(200, fresh.post(TRANSFERS, receipt).status());
        assertEquals(200, fresh.post(TRANSFERS, receipt).status());
        assertEquals("RECEIVED", transfer("TR-D", "status"));
        assertEquals(
                "2",
                tables.only("select count(*) from membership s join member m on m.id = s.member_id"
                        + " where m.code = 'TR-D'"));
    }

    @Test
    void isTheMatterOfTheTwoCellsOnly() throws SQLException {
        Visit old = Visit.signedIn(server, "tr.one", People.PASSWORD);
        send(old, "TR-E", Map.of());
        Visit stranger = Visit.signedIn(server, "tr.three", People.PASSWORD);
        assertEquals(404, stranger.get(TRANSFERS + "?cell=TR.A.C2").status());
        assertFalse(stranger.get(TRANSFERS).text().contains("Mẫu Thị Em"));
        Visit minutes = Visit.signedIn(server, "tr.minutes", People.PASSWORD);
        Http.Answer seen = minutes.get(TRANSFERS);
        assertTrue(seen.text().contains("Mẫu Thị Em"));
        assertFalse(seen.text().contains("askReceive"), "offered to who keeps no members");
        String wall = "select (select count(*) from member where code = 'TR-E') || ' '"
                + " || (select count(*) from member_transfer t where exists"
                + " (select 1 from member m where m.id = t.member_id and m.code = 'TR-E'))";
        assertEquals("1 1", behindTheWall("TR.A.C1", wall));
        assertEquals("1 1", behindTheWall("TR.A.C2", wall));
        assertEquals("0 0", behindTheWall("TR.A.C3", wall));

        // A second one for the same member is refused, by the page and by the table.
        Http.Answer again = old.get(memberPath("TR.A.C1", "TR-E"));
        assertFalse(again.text().contains("sending:send"));

        Visit fresh = Visit.signedIn(server, "tr.two", People.PASSWORD);
        Http.Answer asked = press(fresh, fresh.get(TRANSFERS), "Mẫu Thị Em", "askReturn");
        Map<String, String> answer = hidden(asked, "returning");
        answer.put("returning:reason", "Giấy ghi sai chi bộ");
        answer.put("returning:return", "x");
        fresh.post(TRANSFERS, answer);
        assertEquals(
                "RETURNED Giấy ghi sai chi bộ tr.two",
                transfer("TR-E", "status || ' ' || reason || ' ' || settled_by"));
        assertEquals("0 0", behindTheWall("TR.A.C2", wall), "given back, and still seen");
        assertFalse(fresh.get(TRANSFERS).text().contains("Mẫu Thị Em"));

        send(old, "TR-E", Map.of("sending:documentNumber", "19-GT/CB"));
        press(old, old.get(TRANSFERS), "Mẫu Thị Em", "withdraw");
        assertEquals(
                "RETURNED,WITHDRAWN",
                transfer("TR-E", "string_agg(status, ',' order by t.sent_at)".replace("status", "t.status")));
        assertTrue(due("TR.A.C1", "2024-06-01").contains("TR-E"));
    }

    @Test
    void isRefusedAtTheFieldThatIsWrong() {
        Visit old = Visit.signedIn(server, "tr.one", People.PASSWORD);
        Map<String, String> wrong = new HashMap<>();
        wrong.put("không có chi bộ mang mã này", "TR.NONE");
        wrong.put("phải khác chi bộ đang sinh hoạt", "TR.A.C1");
        wrong.put("không phải là chi bộ", "TR.A");
        for (Map.Entry<String, String> one : wrong.entrySet()) {
            String page = send(old, "TR-G", Map.of("sending:target_input", one.getValue()))
                    .text();
            assertTrue(page.toLowerCase(java.util.Locale.ROOT).contains(one.getKey()), one.getKey());
        }
        String early =
                send(old, "TR-G", Map.of("sending:firstDay", "01/01/2015")).text();
        assertTrue(early.contains("về chi bộ gửi ngày 01/01/2015"), early);
        // Who keeps the members of one cell only cannot receive for the other.
        String forged = send(old, "TR-G", Map.of("sending:receivedToo", "on")).text();
        assertFalse(forged.isEmpty());
        assertEquals("SENT", transfer("TR-G", "status"), "the tick is not offered, and so not read");
    }

    /** The hidden fields of a form, and the mark that its scripts would add. */
    private static Map<String, String> hidden(Http.Answer page, String form) {
        Map<String, String> fields = Visit.hidden(page, form);
        Matcher nonce = Pattern.compile("nonce=\"([^\"]+)\"").matcher(page.text());
        assertTrue(nonce.find(), "no script");
        fields.put("primefaces.nonce", nonce.group(1));
        return fields;
    }

    private static Http.Answer send(Visit visit, String member, Map<String, String> typed) {
        return visit.post(MEMBER, form(visit, member, typed));
    }

    /** The form as a browser would send it, to TR.A.C2 on 2 May 2024 unless typed otherwise. */
    private static Map<String, String> form(Visit visit, String member, Map<String, String> typed) {
        Map<String, String> form = hidden(visit.get(memberPath("TR.A.C1", member)), "sending");
        form.put("sending:target_input", "TR.A.C2");
        form.put("sending:transferKind", "OFFICIAL");
        form.put("sending:documentNumber", "18-GT/CB");
        form.put("sending:documentOn", "25/04/2024");
        form.put("sending:firstDay", "02/05/2024");
        form.put("sending:stayUntil", "");
        form.putAll(typed);
        form.put("sending:send", "x");
        return form;
    }

    private static void receive(Visit visit, String name, String day) {
        Map<String, String> receipt = hidden(press(visit, visit.get(TRANSFERS), name, "askReceive"), "receiving");
        receipt.put("receiving:receivedOn", day);
        receipt.put("receiving:receive", "x");
        visit.post(TRANSFERS, receipt);
    }

    /** Follows the link of a row. */
    private static Http.Answer press(Visit visit, Http.Answer page, String name, String link) {
        String row = page.text().substring(page.text().indexOf(name));
        Matcher id = Pattern.compile("id=\"((incoming|outgoing):[^\"]*:" + link + ")\"")
                .matcher(row);
        assertTrue(id.find(), link + " of " + name);
        Map<String, String> form = hidden(page, id.group(2));
        form.put(id.group(1), id.group(1));
        return visit.post(TRANSFERS, form);
    }

    private static Page signedIn(String login) {
        Page page = Browser.newPage(1280, 900);
        People.of(server).enter(page, login);
        return page;
    }

    private static String memberPath(String cell, String member) {
        return MEMBER + "?cell=" + cell + "&member=" + tables.member(member);
    }

    private static String transfer(String member, String columns) {
        return tables.only("select " + columns
                + " from member_transfer t join member m on m.id = t.member_id where m.code = '" + member + "'");
    }

    private static String due(String cell, String day) {
        return tables.only("select coalesce(string_agg(m.code, ' ' order by m.code), '') from roster_of_day("
                + "(select id from unit where code = '" + cell + "'), date '" + day + "') r"
                + " join member m on m.id = r.member_id where r.not_due_because is null");
    }

    private static String behindTheWall(String cell, String query) throws SQLException {
        try (Connection connection = server.connectAsApplication();
                Statement sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            String id = "(select id::text from unit where code = '" + cell + "')";
            sql.execute("select scope_begin('test', '-', " + id + ", " + id + ", " + id + ")::text");
            try (ResultSet row = sql.executeQuery(query)) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
