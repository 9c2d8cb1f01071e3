package vn.nennep.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.Browser;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.People;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;

/** The disk of the database is full: said by the database in its own words when something is written. */
class StorageIT {

    private static TestServer server;
    private static Tables tables;

    @BeforeAll
    static void fill() {
        server = TestServer.get();
        tables = Tables.of(server);
        tables.run(
                """
                create function disk_is_full() returns trigger language plpgsql as $$
                begin
                  raise exception 'could not extend file "base/5/16385": No space left on device' using errcode = '53100';
                end $$
                """);
        tables.run(
                "create trigger disk_is_full before insert on consolidation_run for each row execute function disk_is_full()");
    }

    @AfterAll
    static void makeRoom() {
        tables.run("drop function disk_is_full() cascade");
    }

    @Test
    void tellsProgramsPeopleAndWatchmenThatTheDiskIsFull() {
        Http.Answer program = Api.of(server).start(2022);
        assertEquals(507, program.status(), program.text());
        assertTrue(program.text().contains("operation.storage-full"), program.text());
        assertTrue(program.text().contains("Ổ đĩa của máy chủ đã đầy"), program.text());
        Http.Answer health = server.http().get("/health/ready");
        assertEquals(200, health.status(), "people can still read");
        assertTrue(health.text().contains("\"storage\":\"FULL\""), health.text());

        Page page = Browser.newPage(1280, 900);
        try {
            People.of(server).enter(page, "tinhuy");
            page.navigate(server.url() + "tally/runs.xhtml");
            page.locator("[id='start:go']").click();
            PlaywrightAssertions.assertThat(page.locator("#trouble")).containsText("Ổ đĩa của máy chủ đã đầy");
            Browser.screenshot(page, "storage-full");
        } finally {
            page.context().close();
        }
    }
}
