package vn.nennep.rollcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nennep.testdata.TestMeeting.aMeeting;
import static vn.nennep.testdata.TestMember.aMember;
import static vn.nennep.testdata.TestUnit.aCell;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.CsvFile;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.People;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestMember;
import vn.nennep.testdata.TestServer;
import vn.nennep.testdata.Visit;

/** The roll calls of an old year are taken out of the tables: its figures stay, nothing of it changes, every page answers. */
class YearPutAwayIT {

    private static final int YEAR = 2013;
    private static final String CELL = "PA.C";
    private static final String LINES =
            "select string_agg(m.code || e.member_id || e.category || e.mark, ' ' order by m.code, e.member_id)"
                    + " from roll_call_entry e join meeting m on m.id = e.meeting_id where m.year = " + YEAR;

    private static TestServer server;
    private static Tables tables;
    private static Api api;

    @BeforeAll
    static void load() {
        server = TestServer.get();
        tables = Tables.of(server);
        api = Api.of(server);
        aCell(CELL)
                .with(member(1), member(2), member(3), member(4))
                .withAccount("pa.keeper", "SECRETARY")
                .with(
                        aMeeting("PA-1", YEAR + "-03-05").held(),
                        aMeeting("PA-2", YEAR + "-04-05").held().absent("PA-2"))
                .load(server);
        assertEquals("COMPLETED", api.consolidate(YEAR).getString("status"));
        assertEquals("0", tables.only("select make_years(array[" + YEAR + "])"));
    }

    @AfterAll
    static void forget() {
        tables.run("delete from reporting_year where year = " + YEAR);
        tables.run("delete from meeting where year = " + YEAR);
    }

    @Test
    void keepsItsFiguresAndComesBackAsItWas() {
        String lines = tables.only(LINES);
        IllegalStateException open =
                assertThrows(IllegalStateException.class, () -> tables.only("select put_year_away(" + YEAR + ")"));
        assertTrue(open.getMessage().contains("is not frozen"), open.getMessage());

        tables.run(
                "insert into reporting_year (year, frozen_on) values (" + YEAR + ", date '" + (YEAR + 1) + "-02-01')");
        String report = api.report("PA", YEAR).text();
        assertTrue(report.contains("PA.C"), report);
        assertEquals("by_year.roll_call_entry_" + YEAR, tables.only("select put_year_away(" + YEAR + ")"));
        try {
            assertEquals(null, tables.only(LINES));
            assertEquals(report, api.report("PA", YEAR).text());
            assertEquals(409, api.start(YEAR).status());
            assertEquals("0", tables.only("select make_years(array[" + YEAR + "])"));
            everyPageAnswers();
            nothingComesIn();
        } finally {
            assertEquals("8", tables.only("select bring_year_back(" + YEAR + ")"));
        }
        assertEquals(lines, tables.only(LINES));
        assertEquals(report, api.report("PA", YEAR).text());
        Visit keeper = Visit.signedIn(server, "pa.keeper", People.PASSWORD);
        assertFalse(keeper.get(take()).text().contains("đã được cất"));
    }

    private static void everyPageAnswers() {
        Visit keeper = Visit.signedIn(server, "pa.keeper", People.PASSWORD);
        for (String address : List.of(
                take(),
                "/rollcall/record.xhtml?meeting=" + tables.meeting("PA-1"),
                "/rollcall/year.xhtml?cell=" + CELL + "&year=" + YEAR,
                "/organisation/members.xhtml?cell=" + CELL,
                "/organisation/member.xhtml?cell=" + CELL + "&member=" + tables.member("PA-2"),
                "/report/consolidated.xhtml?unit=" + CELL + "&year=" + YEAR)) {
            Http.Answer answer = keeper.get(address);
            assertEquals(200, answer.status(), address);
        }
        String page = keeper.get(take()).text();
        assertTrue(page.contains("Điểm danh của năm " + YEAR + " đã được cất"), page);
        assertTrue(keeper.get("/report/consolidated.xhtml?unit=" + CELL + "&year=" + YEAR)
                .text()
                .contains("PA.C"));
    }

    /** Neither by a page or file nor by hand. */
    private static void nothingComesIn() {
        Http.Answer roll = api.load(
                "attendance",
                new CsvFile(CsvFile.ATTENDANCE)
                        .row("PA-1", "PA-1", "ABSENT", "")
                        .row("PA-1", "PA-2", "PRESENT", "")
                        .row("PA-1", "PA-3", "PRESENT", "")
                        .row("PA-1", "PA-4", "PRESENT", "")
                        .text());
        assertEquals(422, roll.status(), roll.text());
        IllegalStateException moved = assertThrows(
                IllegalStateException.class,
                () -> tables.run("update meeting set held_on = date '2014-05-05' where code = 'PA-1'"));
        assertTrue(moved.getMessage().contains("roll_call_entry_of_year"), moved.getMessage());
    }

    private static TestMember member(int number) {
        return aMember("PA-" + number).since("2011-01-01");
    }

    private static String take() {
        return "/rollcall/take.xhtml?meeting=" + tables.meeting("PA-1");
    }
}
