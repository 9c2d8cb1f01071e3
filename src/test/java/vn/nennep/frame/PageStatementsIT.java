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
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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

    /** The pages a secretary may open, with what they are opened for; each page of the application is here or below. */
    private static final Map<String, String> PAGES = new TreeMap<>(Map.ofEntries(
            Map.entry("/index.xhtml", ""),
            Map.entry("/access/log.xhtml", ""),
            Map.entry("/access/password.xhtml", ""),
            Map.entry("/alert/now.xhtml", ""),
            Map.entry("/calendar/amendments.xhtml", ""),
            Map.entry("/guidance/list.xhtml", ""),
            Map.entry("/meeting/edit.xhtml", "?meeting={planned}"),
            Map.entry("/meeting/prepare.xhtml", "?meeting={open}"),
            Map.entry("/organisation/member.xhtml", "?cell=LS.KCQ.BDV&member={member}"),
            Map.entry("/organisation/members.xhtml", "?cell=LS.KCQ.BDV"),
            Map.entry("/organisation/transfers.xhtml", "?cell=LS.KCQ.BDV"),
            Map.entry("/organisation/units.xhtml", "?unit=LS.KCQ.BDV"),
            Map.entry("/plan/key-tasks.xhtml", "?cell=LS.KCQ.BDV&year=2022"),
            Map.entry("/plan/line.xhtml", "?cell=LS.KCQ.BDV&year=2022"),
            Map.entry("/plan/proposals.xhtml", "?cell=LS.KCQ.BDV&year=2022"),
            Map.entry("/plan/year.xhtml", "?cell=LS.KCQ.BDV&year=2022"),
            Map.entry("/quality/score.xhtml", "?meeting={open}"),
            Map.entry("/quality/year.xhtml", "?cell=LS.KCQ.BDV&year=2021"),
            Map.entry("/report/consolidated.xhtml", "?unit=LS.KCQ.BDV&year=2021"),
            Map.entry("/report/key-tasks.xhtml", "?unit=LS.KCQ.BDV&year=2021"),
            Map.entry("/report/plan-lines.xhtml", "?unit=LS.KCQ.BDV&year=2021"),
            Map.entry("/report/plans.xhtml", "?unit=LS.KCQ.BDV&year=2021"),
            Map.entry("/report/year-grades.xhtml", "?unit=LS.KCQ.BDV&year=2021"),
            Map.entry("/rollcall/duplicates.xhtml", ""),
            Map.entry("/rollcall/meetings.xhtml", "?unit=LS.KCQ.BDV&year=2021"),
            Map.entry("/rollcall/record.xhtml", "?meeting={open}"),
            Map.entry("/rollcall/take.xhtml", "?meeting={open}"),
            Map.entry("/rollcall/year.xhtml", "?cell=LS.KCQ.BDV&year=2021")));

    /** Pages that are not for a secretary, or not for somebody who is signed in. */
    private static final Set<String> OTHERS = Set.of(
            "/access/account.xhtml",
            "/access/accounts.xhtml",
            "/calendar/years.xhtml",
            "/exchange/import.xhtml",
            "/guidance/edit.xhtml",
            "/login.xhtml",
            "/organisation/unit-event.xhtml",
            "/plan/branch.xhtml",
            "/plan/lists.xhtml",
            "/quality/sets.xhtml",
            "/rollcall/own.xhtml",
            "/tally/runs.xhtml");

    private static TestServer server;

    @BeforeAll
    static void start() throws SQLException {
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
            Set<String> known = new TreeSet<>(PAGES.keySet());
            known.addAll(OTHERS);
            assertEquals(found, known);
        }
    }

    @Test
    void aPageCostsFifteenStatementsAtTheMost() throws SQLException {
        Visit secretary = Visit.signedIn(server, "bithu", "nennep-2021");
        List<String> costly = new ArrayList<>();
        for (Map.Entry<String, String> page : PAGES.entrySet()) {
            String address = page.getKey() + filled(page.getValue());
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

    private static String filled(String query) throws SQLException {
        return query.replace("{open}", meeting("CD03"))
                .replace("{planned}", meeting("CD05"))
                .replace("{member}", one("select ref from member where code = 'MAU-005'"));
    }

    private static String meeting(String code) throws SQLException {
        return one("select ref from meeting where code = 'LS.KCQ.BDV-2022-" + code + "'");
    }

    private static String one(String sql) throws SQLException {
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
        }
    }
}
