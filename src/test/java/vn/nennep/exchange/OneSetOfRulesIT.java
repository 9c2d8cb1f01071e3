package vn.nennep.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nennep.testdata.CsvFile.ACCOUNTS;
import static vn.nennep.testdata.CsvFile.ATTENDANCE;
import static vn.nennep.testdata.CsvFile.LEAVES;
import static vn.nennep.testdata.CsvFile.MEETINGS;
import static vn.nennep.testdata.CsvFile.MEMBERS;
import static vn.nennep.testdata.CsvFile.MEMBERSHIPS;
import static vn.nennep.testdata.CsvFile.UNITS;
import static vn.nennep.testdata.TestMeeting.aMeeting;
import static vn.nennep.testdata.TestMember.aMember;
import static vn.nennep.testdata.TestUnit.aCell;
import static vn.nennep.testdata.TestUnit.aProvince;

import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.People;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;
import vn.nennep.testdata.Visit;

/** The rules of both doors side by side: what a page refuses a file refuses too, and nothing is kept of either. */
class OneSetOfRulesIT {

    private static final String LONG = "x".repeat(201);
    private static final Pattern REFUSED = Pattern.compile("ui-messages?-(error|warn)|<span class=\"field-message\">");

    private static TestServer server;
    private static Tables tables;
    private static Api api;
    private static Visit keeper;
    private static Visit admin;

    @BeforeAll
    static void prepare() {
        server = TestServer.get();
        tables = Tables.of(server);
        api = Api.of(server);
        aProvince("OSR")
                .withAccount("osr.admin", "ADMINISTRATOR")
                .with(aCell("OSR.C")
                        .withAccount("osr.secretary", "SECRETARY")
                        .with(
                                aMember("OSR-1", "Lê", "An")
                                        .dated("1970-05-01", "2000-01-01", "2001-01-01")
                                        .onLeave("EXEMPT", "2020-01-01", "2020-06-30", "Tuổi cao"),
                                aMember("OSR-2", "Lê", "Ba").undated().withoutCell())
                        .with(aMeeting("OSR.C-1", "2021-01-03")))
                .load(server);
        keeper = Visit.signedIn(server, "osr.secretary", People.PASSWORD);
        admin = Visit.signedIn(server, "osr.admin", People.PASSWORD);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        a topic is missing         | kind=THEMATIC heldOn=03/02/2021 number=1 topicGroup=IDEOLOGY | THEMATIC,1,2021-02-03,,,,IDEOLOGY,,, | exchange.meetings.thematic-needs
        a topic group is missing   | kind=THEMATIC heldOn=03/02/2021 number=1 topic=Mẫu           | THEMATIC,1,2021-02-03,,,Mẫu,,,,     | exchange.meetings.thematic-needs
        it ends before it starts   | kind=REGULAR heldOn=03/02/2021 number=2 topic=Mẫu startsAt=9:00 endsAt=8:00 | REGULAR,2,2021-02-03,9:00,8:00,Mẫu,,,, | exchange.meetings.ends-before-start
        an hour that is none       | kind=REGULAR heldOn=03/02/2021 number=2 topic=Mẫu startsAt=25:00 | REGULAR,2,2021-02-03,25:00,,Mẫu,,,, | exchange.time
        before the cell was there  | kind=REGULAR heldOn=03/02/2009 number=2 topic=Mẫu            | REGULAR,2,2009-02-03,,,Mẫu,,,,      | exchange.unit-life-not-begun
        a number twice in a year   | kind=REGULAR heldOn=03/02/2021 number=1 topic=Mẫu            | REGULAR,1,2021-02-03,,,Mẫu,,,,      | exchange.meetings.number-taken
        a number that is none      | kind=REGULAR heldOn=03/02/2021 number=0 topic=Mẫu            | REGULAR,0,2021-02-03,,,Mẫu,,,,      | exchange.number
        a day with two readings    | kind=REGULAR heldOn=1112021 number=2 topic=Mẫu               | REGULAR,2,1112021,,,Mẫu,,,,         | exchange.day
        """)
    void ofMeetings(String rule, String typed, String row, String code) {
        String before = tables.only("select count(*) from meeting");
        assertRefusedByPage("/meeting/edit.xhtml?cell=OSR.C", "meeting", "save", typed);
        assertRefusedByFile("meetings", MEETINGS + "OSR.C-9,OSR.C," + row + "\n", code);
        assertEquals(before, tables.only("select count(*) from meeting"), rule);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        born in the future           | givenName=An birth=01/09/2054                           | Lê,An,2054-09-01,,                     | organisation.member.birth-future
        two digits of a year         | givenName=An birth=01/09/54                             | Lê,An,01/09/54,,                       | exchange.birth
        too young at the admission   | givenName=An birth=01/09/1990 admittedOn=01/09/2000     | Lê,An,1990-09-01,2000-09-01,           | organisation.member.age
        admitted before the birth    | givenName=An birth=01/09/1990 admittedOn=01/09/1980     | Lê,An,1990-09-01,1980-09-01,           | exchange.members.admitted-before-birth
        admitted in the future       | givenName=An admittedOn=01/09/2054                      | Lê,An,,2054-09-01,                     | organisation.member.admitted-future
        official before the admission| givenName=An admittedOn=01/09/2010 officialOn=01/09/2009| Lê,An,,2010-09-01,2009-09-01           | exchange.ends-before-start
        no name                      | givenName=                                              | Lê,,,,                                 | exchange.value-missing
        """)
    void ofMembers(String rule, String typed, String row, String code) {
        String before = tables.only("select count(*) from member");
        assertRefusedByPage(
                "/organisation/member.xhtml?cell=OSR.C",
                "details",
                "admit",
                "familyName=Lê newCategory=OFFICIAL from=01/01/2022 " + typed);
        assertRefusedByFile("members", MEMBERS + "OSR-9," + row + "\n", code);
        assertEquals(before, tables.only("select count(*) from member"), rule);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        ends before it begins   | leaveKind=EXEMPT leaveFrom=01/09/2021 leaveTo=01/08/2021 | EXEMPT,2021-09-01,2021-08-01,Mẫu | exchange.ends-before-start
        overlaps another        | leaveKind=EXEMPT leaveFrom=01/05/2020 leaveTo=01/09/2020 | EXEMPT,2020-05-01,2020-09-01,Mẫu | exchange.history-overlaps
        a day that is none      | leaveKind=EXEMPT leaveFrom=31/02/2021                    | EXEMPT,2021-02-31,,Mẫu           | exchange.day
        """)
    void ofLeaves(String rule, String typed, String row, String code) {
        String before = tables.only("select count(*) from member_leave");
        String ref = tables.member("OSR-1");
        assertRefusedByPage(
                "/organisation/member.xhtml?cell=OSR.C&member=" + ref,
                "leaveGranting",
                "grant",
                "leaveReason=Mẫu " + typed);
        assertRefusedByFile("leaves", LEAVES + "OSR-1," + row + "\n", code);
        assertEquals(before, tables.only("select count(*) from member_leave"), rule);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        before the cell was there | newCategory=OFFICIAL from=01/02/2009 | OFFICIAL,2009-02-01, | exchange.unit-life-not-begun
        a category that is none   | newCategory=FRIEND from=01/02/2021   | FRIEND,2021-02-01,   | exchange.choice-unknown
        a day that is none        | newCategory=OFFICIAL from=31/02/2021 | OFFICIAL,2021-02-31, | exchange.day
        no first day              | newCategory=OFFICIAL from=           | OFFICIAL,,           | exchange.value-missing
        no category               | newCategory= from=01/02/2021         | ,2021-02-01,               | exchange.value-missing
        """)
    void ofMemberships(String rule, String typed, String row, String code) {
        String before = tables.only("select count(*) from membership");
        assertRefusedByPage(
                "/organisation/member.xhtml?cell=OSR.C", "details", "admit", "familyName=Lê givenName=Tư " + typed);
        assertRefusedByFile("memberships", MEMBERSHIPS + "OSR-2,OSR.C," + row + "\n", code);
        assertEquals(before, tables.only("select count(*) from membership"), rule);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        no reason for an excuse    | lines:0:mark=EXCUSED lines:0:reason=    | EXCUSED,     | rollcall.reason-missing
        blanks for a reason        | lines:0:mark=EXCUSED lines:0:reason=___ | EXCUSED,"  " | rollcall.reason-missing
        a mark that is none        | lines:0:mark=CAME                       | CAME,        | exchange.choice-unknown
        """)
    void ofRolls(String rule, String typed, String row, String code) {
        String before = tables.only("select count(*) from roll_call_entry");
        String ref = tables.meeting("OSR.C-1");
        assertRefusedByPage("/rollcall/take.xhtml?meeting=" + ref, "roll", "save", typed);
        assertRefusedByFile("attendance", ATTENDANCE + "OSR.C-1,OSR-1," + row + "\n", code);
        assertEquals(before, tables.only("select count(*) from roll_call_entry"), rule);
    }

    /** The page of a reorganisation and the program's door enter the same event. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        a code that is none       | OSR. D | Chi bộ mới | CELL  | OSR   | 2020-01-01 | exchange.code-shape
        a code that is held       | OSR.C  | Chi bộ mới | CELL  | OSR   | 2020-01-01 | exchange.history-overlaps
        a name that is too long   | OSR.D  | LONG       | CELL  | OSR   | 2020-01-01 | exchange.text-long
        no name                   | OSR.D  | ''         | CELL  | OSR   | 2020-01-01 | exchange.value-missing
        a superior that is none   | OSR.D  | Chi bộ mới | CELL  | OSR.X | 2020-01-01 | exchange.units.parent-unknown
        a cell under a cell       | OSR.D  | Chi bộ mới | CELL  | OSR.C | 2020-01-01 | exchange.units.kind-under-kind
        before its superior       | OSR.D  | Chi bộ mới | CELL  | OSR   | 2009-01-01 | exchange.units.outside-parent
        no superior               | OSR.D  | Chi bộ mới | CELL  | ''    | 2020-01-01 | exchange.units.parent-missing
        a province under another  | OSR.D  | Tỉnh mới   | PROVINCE | OSR | 2020-01-01 | exchange.units.province-has-parent
        a kind that is none       | OSR.D  | Chi bộ mới | CLUB  | OSR   | 2020-01-01 | exchange.choice-unknown
        a day that is none        | OSR.D  | Chi bộ mới | CELL  | OSR   | 2021-02-31 | exchange.day
        """)
    void ofUnits(String rule, String code, String name, String kind, String parent, String day, String fault) {
        String before = tables.only("select count(*) from unit_period");
        String title = name.equals("LONG") ? LONG : name;
        Http.Answer event = server.http()
                .as(TestServer.ADMIN, TestServer.ADMIN_PASSWORD)
                .post(
                        "/api/v1/unit-events",
                        ("{\"ref\":\"%s\",\"kind\":\"FOUNDED\",\"day\":\"%s\",\"founded\":[{\"code\":\"%s\","
                                        + "\"name\":\"%s\",\"kind\":\"%s\",\"parent\":\"%s\"}]}")
                                .formatted(UUID.randomUUID(), day, code, title, kind, parent));
        assertTrue(event.status() >= 400 && event.status() < 500, event.status() + " " + event.text());
        assertRefusedByFile("units", UNITS + String.join(",", code, title, kind, parent, day, "") + "\n", fault);
        assertEquals(before, tables.only("select count(*) from unit_period"), rule);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        a login that is none       | osr!             | Lê_An | SECRETARY        | OSR.C | '' | access.account.login-shape
        a login of one letter      | o                | Lê_An | SECRETARY        | OSR.C | '' | access.account.login-shape
        no name                    | osr.new          | ''    | SECRETARY        | OSR.C | '' | exchange.value-missing
        no unit                    | osr.new          | Lê_An | SECRETARY        | ''    | '' | access.grant.unit-needed
        a unit that is none        | osr.new          | Lê_An | SECRETARY        | OSR.X | '' | exchange.unit-unknown
        a secretary of a province  | osr.new          | Lê_An | SECRETARY        | OSR   | '' | access.account.not-a-cell
        an officer of a cell       | osr.new          | Lê_An | PROVINCE_OFFICER | OSR.C | '' | access.account.not-a-province
        a member who is nobody     | osr.new          | Lê_An | MEMBER           | OSR.C | '' | access.account.member-missing
        a member who is not known  | osr.new          | Lê_An | MEMBER           | OSR.C | OSR-77 | exchange.member-unknown
        """)
    void ofAccounts(String rule, String login, String name, String role, String unit, String member, String fault) {
        String before = tables.only("select count(*) from account");
        String address = "/access/accounts.xhtml";
        Http.Answer form = admin.press(admin.get(address), address, "top", "add", "");
        Http.Answer answer = admin.press(
                form,
                address,
                "creating",
                "create",
                ("newLogin=%s displayName=%s role=%s unit_input=%s unit_hinput=%s member=%s newPassword=mat-khau-rat-dai-26")
                        .formatted(login, name, role, unit, unit, member));
        assertEquals(200, answer.status(), answer.text());
        assertTrue(REFUSED.matcher(answer.text()).find(), "taken by the page, or refused without a word: " + rule);
        assertRefusedByFile(
                "accounts",
                ACCOUNTS + String.join(",", login, name.replace('_', ' '), role, unit, "2021-01-01", "", member) + "\n",
                fault);
        assertEquals(before, tables.only("select count(*) from account"), rule);
    }

    private static void assertRefusedByPage(String address, String form, String button, String typed) {
        Http.Answer page = keeper.get(address);
        assertEquals(200, page.status(), address);
        Http.Answer answer = keeper.press(page, address, form, button, typed);
        assertEquals(200, answer.status(), answer.text());
        assertTrue(REFUSED.matcher(answer.text()).find(), "taken by the page, or refused without a word: " + typed);
    }

    private static void assertRefusedByFile(String kind, String csv, String code) {
        Http.Answer answer = api.load(kind, csv);
        assertEquals(422, answer.status(), answer.text());
        assertTrue(answer.text().contains('"' + code + '"'), answer.text());
    }
}
