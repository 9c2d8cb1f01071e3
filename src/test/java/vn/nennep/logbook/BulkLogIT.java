package vn.nennep.logbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nennep.testdata.TestMeeting.aMeeting;
import static vn.nennep.testdata.TestUnit.aCell;
import static vn.nennep.testdata.TestUnit.aProvince;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.People;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestMeeting;
import vn.nennep.testdata.TestServer;
import vn.nennep.testdata.Visit;

/** A file of many rows leaves few entries in the log, and is read there row by row all the same. */
class BulkLogIT {

    private static final int MEMBERS = 130;
    private static final int YEARS = 9;
    private static final Pattern ROW = Pattern.compile("(?s)<tr data-ri=.*?</tr>");
    private static final Pattern PERSON = Pattern.compile("Mẫu \\d+");
    private static final Pattern OLDER = Pattern.compile("href=\"([^\"]*[?;&]below=[^\"]*)\"");

    private static Tables tables;
    private static Visit keeper;

    @BeforeAll
    static void load() {
        TestServer server = TestServer.get();
        tables = Tables.of(server);
        aProvince("LB")
                .with(
                        aCell("LB.C").withMembers(MEMBERS).withAccount("log.bulk", "SECRETARY"),
                        aCell("LB.D")
                                .withMembers(2)
                                .withAccount("log.bulk-rolls", "SECRETARY")
                                .with(IntStream.range(0, YEARS * 12)
                                        .mapToObj(i -> aMeeting(
                                                        "LB-M" + i, "%d-%02d-05".formatted(2016 + i / 12, 1 + i % 12))
                                                .held())
                                        .toArray(TestMeeting[]::new)))
                .load(server);
        keeper = Visit.signedIn(server, "log.bulk", People.PASSWORD);
    }

    @Test
    void isTurnedRowByRowThroughAnEntryOfMany() {
        assertEquals(
                "1",
                tables.only("select count(*) from audit_entry e join unit u on u.id = e.unit_id"
                        + " where u.code = 'LB.C' and e.subject = 'membership'"));
        List<String> shown = new ArrayList<>();
        String address = "/access/log.xhtml?subject=membership";
        int pages = 0;
        while (address != null) {
            String text = keeper.get(address).text();
            rows(text).forEach(row -> shown.add(person(row)));
            Matcher older = OLDER.matcher(text);
            address = older.find() ? older.group(1).replace("&amp;", "&") : null;
            assertTrue(++pages <= 1 + MEMBERS / 25, "the pages have an end: " + address);
        }
        assertEquals(MEMBERS, shown.size());
        Set<String> people = new TreeSet<>(shown);
        assertEquals(MEMBERS, people.size(), people.toString());
    }

    @Test
    void findsTheRowOfOnePerson() {
        String text = keeper.get("/access/log.xhtml?subject=membership&person=LB.C-77")
                .text();
        assertEquals(
                List.of("Mẫu 77"), rows(text).stream().map(BulkLogIT::person).toList());
    }

    @Test
    void findsTheRollOfOneMeeting() {
        Visit secretary = Visit.signedIn(TestServer.get(), "log.bulk-rolls", People.PASSWORD);
        String text = secretary
                .get("/access/log.xhtml?subject=roll_call_entry&meeting=" + tables.meeting("LB-M30"))
                .text();
        List<String> rows = rows(text);
        assertEquals(1, rows.size(), text);
        assertTrue(rows.get(0).contains("05/07/2018"), rows.get(0));
        assertTrue(rows.get(0).contains("Mẫu 1: có mặt") && rows.get(0).contains("Mẫu 2: có mặt"), rows.get(0));
    }

    private static List<String> rows(String page) {
        return ROW.matcher(page).results().map(found -> found.group()).toList();
    }

    private static String person(String row) {
        Matcher name = PERSON.matcher(row);
        return name.find() ? name.group() : row;
    }
}
