package vn.nennep.logbook;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nennep.testdata.TestMeeting.aMeeting;
import static vn.nennep.testdata.TestMember.aMember;
import static vn.nennep.testdata.TestUnit.aCell;
import static vn.nennep.testdata.TestUnit.aProvince;

import com.microsoft.playwright.Page;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.nennep.shared.Messages;
import vn.nennep.testdata.Browser;
import vn.nennep.testdata.People;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;

/** The log as people read it: who changed this mark, in words. */
class LogPageIT {

    /** Columns that say nothing to people, or only what others say in words. */
    private static final Set<String> INNER = Set.of(
            "account_id",
            "after",
            "before",
            "counted",
            "criteria_set_id",
            "criterion",
            "event_id",
            "evidence",
            "example",
            "full_name",
            "guidance_id",
            "hash",
            "heir",
            "id",
            "key_task_id",
            "last_step",
            "line",
            "mark",
            "material_id",
            "media_type",
            "password_hash",
            "pictured",
            "plan_id",
            "plan_line",
            "plan_line_id",
            "ref",
            "search_name",
            "secret",
            "session_generation",
            "sha256",
            "size_bytes",
            "source",
            "token_hash",
            "version");

    private static TestServer server;
    private static Tables tables;
    private static People people;
    private static Page page;

    @BeforeAll
    static void prepare() {
        server = TestServer.get();
        tables = Tables.of(server);
        people = People.of(server);
        aProvince("LG")
                .with(aCell("LG.C")
                        .named("Chi bộ nhật ký")
                        .withAccount("log.keeper", "SECRETARY")
                        .with(
                                aMember("LG-1", "Bế Quang", "An"),
                                aMember("LG-2", "Nông Thị", "Bình"),
                                aMember("LG-3", "Hoàng Văn", "Cường"))
                        .with(aMeeting("LG-M1", "2021-03-05").number(3).held().excused("LG-1", "Đi công tác")))
                .load(server);
        page = Browser.newPage(1280, 900);
        people.enter(page, "log.keeper");
    }

    @AfterAll
    static void leave() {
        page.context().close();
    }

    @Test
    void saysWhoChangedAMarkByNameAndNothingOfASaveThatChangedNone() {
        String ref = tables.meeting("LG-M1");
        String entries = "select count(*) from audit_entry where subject = 'roll_call_entry' and subject_key = 'LG-M1'";
        int before = Integer.parseInt(tables.only(entries));
        save(ref, false);
        assertEquals(before, Integer.parseInt(tables.only(entries)), "nothing was changed");
        save(ref, true);
        assertEquals(before + 1, Integer.parseInt(tables.only(entries)), "one mark was changed");

        page.navigate(server.url() + "access/log.xhtml?meeting=" + ref + "&subject=roll_call_entry");
        assertThat(page.locator(".table-log tbody tr").first())
                .containsText("Bế Quang An: vắng có lý do (Đi công tác) → có mặt");
        assertThat(page.locator(".table-log tbody tr").first()).containsText("Người dùng log.keeper");
        assertThat(page.locator(".table-log tbody tr").first()).containsText("Thường kỳ lần 3, ngày 05/03/2021");
        assertThat(page.locator(".table-log tbody tr").first()).not().containsText("Nông Thị Bình");
        Browser.screenshot(page, "log");
        page.navigate(server.url() + "access/log.xhtml?person=be quang an");
        assertThat(page.locator(".table-log")).containsText("Bế Quang An");
        page.navigate(server.url() + "access/log.xhtml?unit=chi bộ nhật ký&person=LG-2&subject=roll_call_entry");
        assertThat(page.locator(".table-log tbody tr")).hasCount(1);
    }

    private static void save(String ref, boolean came) {
        page.navigate(server.url() + "rollcall/take.xhtml?meeting=" + ref);
        if (came) {
            page.locator(".roll-row").first().getByText("Có mặt").click();
        }
        page.locator("[id='roll:save']").click();
        page.waitForURL(url -> url.contains("/rollcall/year.xhtml"));
    }

    @Test
    void isAPageAndNotAScroll() {
        page.navigate(server.url() + "access/log.xhtml");
        Number height = (Number) page.evaluate("document.documentElement.scrollHeight");
        assertTrue(height.intValue() < 6_000, "the page is " + height + " px high");
    }

    @Test
    void hasAWordForEveryTableAndColumnThatItShows() throws SQLException {
        Set<String> missing = new TreeSet<>();
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        """
                        select c.table_name, c.column_name from information_schema.columns c
                        where c.table_schema = 'public' and c.table_name in (
                          select tgrelid::regclass::text from pg_trigger t join pg_proc p on p.oid = t.tgfoid
                          where p.proname like 'audit%' and p.proname not in ('audit_chain', 'audit_refuse'))
                        """)) {
            while (row.next()) {
                if (!isSaid("logbook.subject." + row.getString(1))) {
                    missing.add("table " + row.getString(1));
                }
                if (!INNER.contains(row.getString(2)) && !isSaid("logbook.field." + row.getString(2))) {
                    missing.add("column " + row.getString(1) + "." + row.getString(2));
                }
            }
        }
        assertEquals(Set.of(), missing);
    }

    private static boolean isSaid(String key) {
        return Messages.find(Messages.VIETNAMESE, key).isPresent();
    }

    @Test
    void showsNoColumnAndNoCodeOfTheTables() {
        for (String login : List.of("bithu", "kiemtra", "tinhuy")) {
            Page reader = Browser.newPage(1280, 900);
            try {
                people.enter(reader, login);
                reader.navigate(server.url() + "access/log.xhtml");
                assertFalse(reader.content().contains("???"), "a word is missing");
                String text = reader.locator(".table-log tbody").textContent();
                assertFalse(
                        text.matches("(?s).*\\b([a-z]+_(id|on|at|by|count)|[A-Z]{4,}(_[A-Z]+)+|true|false)\\b.*"),
                        text);
                assertFalse(text.matches("(?s).*: (page|program|then|now)\\s.*"), text);
                assertTrue(text.contains("Cách: trên trang"), text);
            } finally {
                reader.context().close();
            }
        }
    }
}
