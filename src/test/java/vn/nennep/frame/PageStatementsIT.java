package vn.nennep.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.DemoPages;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.TestServer;
import vn.nennep.testdata.Visit;

/**
 * What a page costs the database: the secretary of the demonstration opens each page that there is, on a server that
 * nobody else uses, and PostgreSQL itself counts. Counted is every statement of the application but the frame of a
 * transaction (begin, commit) and the pool's question whether a connection lives.
 */
class PageStatementsIT {

    private static final int MOST = 15;

    /** The save itself, who is there, what the menu offers, how the year stands, and what was moved before. */
    private static final int MOST_SCOPES_OF_A_SAVE = 6;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.startOwn("statements");
        one("create extension if not exists pg_stat_statements; select 1");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyPageIsKnownHere() throws IOException {
        Path pages = Path.of("src", "main", "webapp");
        try (Stream<Path> files = Files.walk(pages)) {
            Set<String> found = new TreeSet<>(
                    files.map(file -> "/" + pages.relativize(file).toString().replace('\\', '/'))
                            .filter(file -> file.endsWith(".xhtml") && !file.startsWith("/WEB-INF/"))
                            .toList());
            Set<String> known = new TreeSet<>(DemoPages.OF_THE_SECRETARY.keySet());
            known.addAll(DemoPages.OF_OTHERS);
            assertEquals(found, known);
        }
    }

    @Test
    void aPageCostsFifteenStatementsAtTheMost() {
        Visit secretary = Visit.signedIn(server, "bithu", "nennep-2021");
        List<String> costly = new ArrayList<>();
        for (Map.Entry<String, String> page : DemoPages.OF_THE_SECRETARY.entrySet()) {
            String address = DemoPages.address(page.getKey(), PageStatementsIT::one);
            secretary.get(address);
            one("select 1 from pg_stat_statements_reset()");
            Http.Answer answer = secretary.get(address);
            int statements = Integer.parseInt(
                    one(
                            """
                    select coalesce(sum(calls), 0) from pg_stat_statements s join pg_roles r on r.oid = s.userid
                    where r.rolname = 'nennep' and query !~* '^\\s*(begin|commit|rollback|set )'
                      and query !~* '^\\s*select\\s+(\\$1|1)\\s*$'
                    """));
            System.out.printf("%3d statements: %s (%d)%n", statements, page.getKey(), answer.status());
            assertTrue(answer.status() == 200 || answer.status() == 302, address + ": " + answer.status());
            if (statements > MOST) {
                costly.add(statements + " " + address);
            }
        }
        assertEquals(List.of(), costly);
    }

    @Test
    void aRollThatIsSavedReadsItsRosterAndWhatWasSavedOnce() {
        Visit secretary = Visit.signedIn(server, "bithu", "nennep-2021");
        String address = DemoPages.address("/rollcall/take.xhtml", PageStatementsIT::one);
        Map<String, String> form = Visit.filled(secretary.get(address), "roll");
        form.put("roll:save", "x");
        one("select 1 from pg_stat_statements_reset()");
        assertEquals(302, secretary.post(address, form).status());
        assertEquals("1", readings("roster_of_day"));
        assertEquals("1", readings("from roll_call_entry"));
        // What a form asks while it is sent begins no transaction each time.
        int begun = Integer.parseInt(readings("scope_begin"));
        assertTrue(begun <= MOST_SCOPES_OF_A_SAVE, begun + " scopes began");
    }

    /** How often a statement that is no change named this since the counting began. */
    private static String readings(String name) {
        return one(
                """
                select coalesce(sum(calls), 0) from pg_stat_statements s join pg_roles r on r.oid = s.userid
                where r.rolname = 'nennep' and query ~* '^\\s*(select|with)' and query ~* '%s'
                """
                        .formatted(name));
    }

    private static String one(String sql) {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            while (!rows) {
                rows = statement.getMoreResults();
            }
            try (ResultSet result = statement.getResultSet()) {
                assertTrue(result.next(), sql);
                return result.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
