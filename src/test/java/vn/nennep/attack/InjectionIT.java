package vn.nennep.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Extent;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;
import vn.nennep.testdata.Visit;

/** Every parameter of every page and REST path, with every injection: no failure, nothing told, no row too many. */
class InjectionIT {

    private static final Pattern ROW = Pattern.compile("<tr\\b|class=\"meeting[ \"]|\"code\":");

    private static final Map<String, String> RIGHT = new HashMap<>(Map.of(
            "unit", "LS.KCQ", "cell", "LS.KCQ.BDV", "under", "LS", "year", "2021", "kind", "THEMATIC", "month", "3"));

    private static TestServer server;

    @BeforeAll
    static void prepare() {
        server = TestServer.get();
        String cell = "(select id from unit where code = 'LS.KCQ.BDV')";
        RIGHT.put("meeting", Tables.of(server).only("select min(ref::text) from meeting where cell_id = " + cell));
        RIGHT.put(
                "member",
                Tables.of(server)
                        .only(
                                "select min(m.ref::text) from member m join membership s on s.member_id = m.id where s.cell_id = "
                                        + cell));
    }

    @Test
    void noParameterOfAPageReachesFurtherThanItsValue() {
        Visit officer = Visit.signedIn(server, "tinhuy", Attacks.DEMO_PASSWORD);
        List<String> wrong = new ArrayList<>();
        Random random = Extent.random("injections");
        String numbers = told(Attacks.NUMBERS_GIVEN);
        int asked = 0;
        for (Attacks.PageFile page : Attacks.pages()) {
            for (String parameter : page.parameters()) {
                Http.Answer nothing = officer.get(address(page, parameter, Attacks.NO_MATCH));
                assertTrue(nothing.status() < 500, page.path() + " " + parameter);
                for (String injection : Extent.some(Attacks.INJECTIONS, 9, random)) {
                    asked++;
                    String what = page.path() + " " + parameter + "=" + shown(injection);
                    Http.Answer answer = officer.get(address(page, parameter, injection));
                    Attacks.judge(what, answer, wrong);
                    if (isText(injection) && rows(answer) > rows(nothing)) {
                        wrong.add("%s: %d rows, %d without a match".formatted(what, rows(answer), rows(nothing)));
                    }
                }
                asked++;
                int status = officer.get(address(page, parameter, Attacks.NUL)).status();
                if (status != 400) {
                    wrong.add(page.path() + " " + parameter + "=NUL: " + status);
                }
            }
        }
        System.out.printf("Attacks on page parameters: %d, %d wrong%n", asked, wrong.size());
        assertTrue(wrong.isEmpty(), String.join("\n", wrong));
        assertEquals(numbers, told(Attacks.NUMBERS_GIVEN), "a statement of the attacker's ran");
        assertTrue(asked > 1_000, "only " + asked + " attacks");
    }

    @Test
    void noParameterOfARestPathReachesFurtherThanItsValue() {
        Http officer = server.http().as("tinhuy", Attacks.DEMO_PASSWORD);
        List<String> wrong = new ArrayList<>();
        Random random = Extent.random("injections of programs");
        String numbers = told(Attacks.NUMBERS_GIVEN);
        int asked = 0;
        for (Attacks.RestRoute route : Attacks.restRoutes()) {
            List<String> parameters = new ArrayList<>(route.pathParameters());
            parameters.addAll(route.queryParameters());
            for (String parameter : parameters) {
                Http.Answer nothing = ask(officer, route, parameter, Attacks.NO_MATCH);
                List<String> injections = new ArrayList<>(Extent.some(Attacks.INJECTIONS, 18, random));
                injections.add(Attacks.NUL);
                for (String injection : injections) {
                    asked++;
                    String what = route.verb() + " " + route.path() + " " + parameter + "=" + shown(injection);
                    Http.Answer answer = ask(officer, route, parameter, injection);
                    Attacks.judge(what, answer, wrong);
                    if (isText(injection) && answer.status() == 200 && rows(answer) > rows(nothing)) {
                        wrong.add("%s: %d rows, %d without a match".formatted(what, rows(answer), rows(nothing)));
                    }
                }
            }
        }
        System.out.printf("Attacks on REST parameters: %d, %d wrong%n", asked, wrong.size());
        assertTrue(wrong.isEmpty(), String.join("\n", wrong));
        assertEquals(numbers, told(Attacks.NUMBERS_GIVEN), "a statement of the attacker's ran");
        assertTrue(asked > 400, "only " + asked + " attacks");
    }

    @Test
    void noSignInNameIsMoreThanAName() {
        List<String> wrong = new ArrayList<>();
        List<String> names = new ArrayList<>(Attacks.INJECTIONS);
        names.add(Attacks.NUL);
        names.add("admin\u0000");
        names.add("admin' --");
        for (String name : names) {
            Http.Answer program = server.http().as(name, name).get("/api/v1/units");
            Attacks.judge("Basic " + shown(name), program, wrong);
            // A header that is too long is refused by the server, one that no database takes by the frame.
            if (program.status() != 401
                    && !(program.status() == 400 && (name.length() > 1_000 || name.indexOf('\0') >= 0))) {
                wrong.add("Basic " + shown(name) + ": " + program.status());
            }
        }
        Visit stranger = Visit.to(server);
        for (String name :
                List.of("admin' --", "' or '1'='1", Attacks.NUL, "x\r\ny", "<script>window.attacked=1</script>")) {
            Http.Answer person = stranger.signIn(name, name);
            Attacks.judge("sign-in " + shown(name), person, wrong);
            if (person.status() == 302) {
                wrong.add("sign-in " + shown(name) + " was let in");
            }
        }
        assertTrue(wrong.isEmpty(), String.join("\n", wrong));
        assertEquals("t", told("select count(*) > 0 from meeting"));
    }

    private static String told(String query) {
        return Tables.of(server).only(query);
    }

    private static Http.Answer ask(Http officer, Attacks.RestRoute route, String parameter, String value) {
        String path = route.path();
        for (String name : route.pathParameters()) {
            String right = name.equals("kind") ? "units" : "LS.KCQ";
            path = path.replace("{" + name + "}", Attacks.encode(name.equals(parameter) ? value : right));
        }
        Map<String, String> query = new LinkedHashMap<>();
        for (String name : route.queryParameters()) {
            if (name.equals(parameter)) {
                query.put(name, value);
            } else if (name.equals("unit") || name.equals("year")) {
                query.put(name, RIGHT.get(name));
            }
        }
        String address = Attacks.address(path, query);
        return route.verb().equals("GET") ? officer.get(address) : officer.postCsv(address, "code,name\n");
    }

    private static String address(Attacks.PageFile page, String parameter, String value) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String name : page.parameters()) {
            // The log is narrowed by nothing else, and a new meeting has no ref yet.
            boolean part = name.equals("unit") || name.equals("cell") || name.equals("year") || name.equals("member");
            if (name.equals(parameter)) {
                query.put(name, value);
            } else if (part && !page.path().contains("/access/log")) {
                query.put(name, RIGHT.get(name));
            }
        }
        return Attacks.address(page.path(), query);
    }

    /** Numbers, days and names of other things may find what they say. */
    private static boolean isText(String injection) {
        return !injection.matches("[-+\\d].*");
    }

    private static long rows(Http.Answer answer) {
        return answer.status() == 200 ? ROW.matcher(answer.text()).results().count() : 0;
    }

    private static String shown(String injection) {
        return injection.length() > 60 ? injection.substring(0, 60) + "…" : injection.replaceAll("\\p{Cntrl}", "·");
    }
}
