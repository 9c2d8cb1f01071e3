package vn.nennep.rollcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nennep.testdata.TestAccount.anAccount;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;
import vn.nennep.testdata.Visit;

/** What a member of a cell sees: the plan of the cell and when they came, nobody else's attendance. */
class OwnYearIT {

    private static final String CELL = "LS.KCQ.M02";

    private static TestServer server;
    private static Tables tables;
    private static String member;
    private static String other;

    @BeforeAll
    static void start() {
        server = TestServer.get();
        tables = Tables.of(server);
        String ofCell = "select m.code from member m join membership s on s.member_id = m.id"
                + " join unit u on u.id = s.cell_id where u.code = '" + CELL + "' order by m.code";
        member = tables.only(ofCell + " limit 1");
        other = tables.only(ofCell + " offset 1 limit 1");
        anAccount("own.member").as("MEMBER", CELL).ofMember(member).save(server);
    }

    @Test
    void showsThePlanWithTheOwnMarks() {
        String page = visit().get("/rollcall/own.xhtml?year=2021").text();
        String meetings =
                tables.only("select count(*) from meeting m join unit u on u.id = m.cell_id where m.year = 2021"
                        + " and u.code = '" + CELL + "'");
        assertEquals(Integer.parseInt(meetings), page.split("<tr>", -1).length - 2, page);
        String present = tables.only("select count(*) from roll_call_entry e join meeting m on m.id = e.meeting_id"
                + " where m.year = 2021 and e.mark = 'P' and e.member_id = (select id from member where code = '"
                + member
                + "')");
        assertTrue(page.contains(">" + present + "<"), "present " + present + " in " + page);
    }

    @Test
    void showsNobodyElsesFileRollCallOrFigures() {
        Visit own = visit();
        String file = tables.member(other);
        String meeting = tables.only("select m.ref from meeting m join unit u on u.id = m.cell_id where m.year = 2021"
                + " and u.code = '" + CELL + "' limit 1");
        for (String address : new String[] {
            "/organisation/member.xhtml?cell=" + CELL + "&member=" + file,
            "/organisation/members.xhtml?cell=" + CELL,
            "/rollcall/take.xhtml?meeting=" + meeting,
            "/rollcall/year.xhtml?cell=" + CELL,
            "/report/consolidated.xhtml?unit=" + CELL + "&year=2021",
            "/document/consolidated.xlsx?unit=" + CELL + "&year=2021",
            "/rollcall/register.xhtml?cell=" + CELL + "&year=2021",
            "/document/register.xlsx?unit=" + CELL + "&year=2021"
        }) {
            int status = own.get(address).status();
            assertTrue(status == 404 || status == 403, address + ": " + status);
        }
    }

    @Test
    void isWhereAMemberStarts() {
        Visit own = visit();
        assertTrue(own.get("/index.xhtml").header("Location").endsWith("/alert/now.xhtml"));
        assertFalse(own.get("/rollcall/own.xhtml").text().contains("/report/consolidated.xhtml"));
    }

    private static Visit visit() {
        return Visit.signedIn(server, "own.member", "nennep-2021");
    }
}
