package vn.nennep.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Extent;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.TableState;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;
import vn.nennep.testdata.Visit;

/** Posts that no page of the program would make: nothing in the tables may change by them. */
class ForgeryIT {

    private static final String CELL = "LS.KCQ.BDV";
    private static final String OTHER_CELL = "LS.KCQ.M02";

    private static final String PUBLIC = "/api/v1/freezes/{hash}";

    private static TestServer server;
    private static String meeting;
    private static String otherMeeting;
    private static String member;
    private static String otherMember;
    private static String otherMemberId;
    private static List<String> buttons;

    @BeforeAll
    static void prepare() {
        server = TestServer.get();
        meeting = meetingOf(CELL);
        otherMeeting = meetingOf(OTHER_CELL);
        member = memberOf(CELL, "ref");
        otherMember = memberOf(OTHER_CELL, "ref");
        otherMemberId = memberOf(OTHER_CELL, "id");
        buttons = buttons();
    }

    private static String meetingOf(String cell) {
        return Tables.of(server)
                .only("select m.ref from meeting m join unit u on u.id = m.cell_id where u.code = '" + cell
                        + "' and m.status = 'RECORDED' order by m.held_on, m.id limit 1");
    }

    private static String memberOf(String cell, String column) {
        return Tables.of(server)
                .only("select m." + column + " from member m join membership s on s.member_id = m.id"
                        + " join unit u on u.id = s.cell_id where u.code = '" + cell
                        + "' and s.valid_to is null order by m.id limit 1");
    }

    /** Pages with the parameters under which they have the most to press. */
    private static List<String> addresses(String cell, String ofMeeting, String ofMember) {
        return List.of(
                "/rollcall/year.xhtml?cell=" + cell + "&year=2021",
                "/rollcall/take.xhtml?meeting=" + ofMeeting,
                "/meeting/edit.xhtml?meeting=" + ofMeeting,
                "/meeting/edit.xhtml?cell=" + cell,
                "/meeting/prepare.xhtml?meeting=" + ofMeeting,
                "/guidance/list.xhtml",
                "/guidance/edit.xhtml",
                "/organisation/members.xhtml?cell=" + cell,
                "/organisation/member.xhtml?cell=" + cell + "&member=" + ofMember,
                "/organisation/member.xhtml?cell=" + cell,
                "/organisation/units.xhtml?unit=" + cell,
                "/report/consolidated.xhtml?unit=" + cell + "&year=2021",
                "/rollcall/meetings.xhtml?unit=" + cell + "&year=2021",
                "/calendar/years.xhtml",
                "/exchange/import.xhtml",
                "/tally/runs.xhtml",
                "/access/accounts.xhtml",
                "/access/account.xhtml?login=canbo",
                "/calendar/amendments.xhtml",
                "/organisation/transfers.xhtml?cell=" + cell,
                "/organisation/unit-event.xhtml?unit=" + cell,
                "/rollcall/duplicates.xhtml",
                "/access/password.xhtml");
    }

    /** Every button of the program, those of lists as the pages of those who may have them. */
    private static List<String> buttons() {
        Set<String> found = new TreeSet<>();
        Set<String> names = new TreeSet<>();
        for (Attacks.PageFile page : Attacks.pages()) {
            found.addAll(page.commandIds());
            page.commandIds().forEach(id -> names.add(id.substring(id.indexOf(':') + 1)));
        }
        Pattern button = Pattern.compile("id=\"([\\w]+:(?:[\\w:]+:)?(?:" + String.join("|", names) + "))\"");
        Visit keeper = Visit.signedIn(server, "tinhuy", Attacks.DEMO_PASSWORD);
        Visit administrator = Visit.signedIn(server, TestServer.ADMIN, TestServer.ADMIN_PASSWORD);
        for (String address : addresses(CELL, meeting, member)) {
            for (Visit visit : List.of(keeper, administrator)) {
                Matcher seen = button.matcher(visit.get(address).text());
                while (seen.find()) {
                    found.add(seen.group(1));
                }
            }
        }
        // They end the visit, or begin it.
        found.removeAll(Set.of("leaving:signOut", "login:enter"));
        return List.copyOf(found);
    }

    /** Values that every field of that name would take. */
    private static Map<String, String> filledIn(String form) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Attacks.PageFile page : Attacks.pages()) {
            for (String field : page.fields()) {
                if (field.startsWith(form + ":")) {
                    values.put(field, valueFor(field.substring(form.length() + 1)));
                }
            }
        }
        if (form.equals("roll")) {
            for (int line = 0; line < 40; line++) {
                values.put("roll:lines:" + line + ":mark", "ABSENT");
                values.put("roll:lines:" + line + ":reason", "");
            }
        }
        return values;
    }

    private static String valueFor(String field) {
        return switch (field) {
            case "kind" -> "REGULAR";
            case "heldOn" -> "07/07/2021";
            case "number", "year", "other" -> field.equals("number") ? "77" : "2021";
            case "birth", "admittedOn", "officialOn" -> "";
            case "from", "leaveFrom", "categoryFrom", "lastDay", "leaveEnd" -> "01/06/2021";
            case "leaveTo" -> "30/06/2021";
            case "leaveKind" -> "EXEMPT";
            case "newCategory", "category" -> "PROBATIONARY";
            case "role" -> "ADMINISTRATOR";
            case "newLogin" -> "forged";
            case "newPassword", "resetPassword", "password", "again" -> "forged-Password-1";
            case "unit" -> CELL;
            case "startsAt", "endsAt", "code", "topicGroup", "chair" -> "";
            default -> "forged";
        };
    }

    /** The buttons that the page has for who may press them, and a dozen drawn of the others; all in the long form. */
    private static List<String> buttonsFor(String address, Random random) {
        Set<String> own = Attacks.pages().stream()
                .filter(page -> address.startsWith(page.path()))
                .flatMap(page -> page.commandIds().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        own.addAll(Extent.some(buttons, 12, random));
        return List.copyOf(own);
    }

    /** Presses a button on a page that may not have it, with whatever the page's own forms send. */
    private static Http.Answer press(Visit visit, String address, Http.Answer page, String button, boolean byScript) {
        String form = button.substring(0, button.indexOf(':'));
        Map<String, String> fields = Visit.hidden(page, "leaving");
        fields.remove("leaving");
        fields.putAll(filledIn(form));
        fields.put(form, form);
        fields.put(button, button);
        fields.put("primefaces.nonce", Attacks.nonce(page));
        if (!byScript) {
            return visit.post(address, fields);
        }
        fields.put("jakarta.faces.partial.ajax", "true");
        fields.put("jakarta.faces.source", button);
        fields.put("jakarta.faces.partial.execute", "@all");
        fields.put("jakarta.faces.partial.render", "@all");
        return visit.post(address, fields, Map.of("Faces-Request", "partial/ajax"));
    }

    @Test
    void noButtonThatIsNotThereWorks() throws SQLException {
        Map<String, Visit> visits = new LinkedHashMap<>();
        for (String login : List.of("canbo", "bithu")) {
            visits.put(login, Visit.signedIn(server, login, Attacks.DEMO_PASSWORD));
        }
        TableState before = TableState.of(server);
        List<String> wrong = new ArrayList<>();
        Random random = Extent.random("buttons");
        int pressed = 0;
        for (String login : visits.keySet()) {
            Visit visit = visits.get(login);
            // The officer only reads anywhere; the secretary reads nothing of another cell, and keeps no years or
            // accounts.
            List<String> addresses = login.equals("canbo")
                    ? addresses(CELL, meeting, member)
                    : List.of(
                            "/calendar/years.xhtml",
                            "/exchange/import.xhtml",
                            "/tally/runs.xhtml",
                            "/access/accounts.xhtml",
                            "/access/account.xhtml?login=canbo",
                            "/organisation/transfers.xhtml?cell=" + OTHER_CELL,
                            "/organisation/unit-event.xhtml?unit=" + CELL,
                            "/rollcall/take.xhtml?meeting=" + otherMeeting,
                            "/meeting/edit.xhtml?meeting=" + otherMeeting,
                            "/meeting/edit.xhtml?cell=" + OTHER_CELL,
                            "/organisation/member.xhtml?cell=" + OTHER_CELL + "&member=" + otherMember,
                            "/organisation/member.xhtml?cell=" + CELL + "&member=" + otherMember);
            Http.Answer own = visit.get("/rollcall/year.xhtml?cell=" + CELL + "&year=2021");
            for (String address : addresses) {
                Http.Answer page = visit.get(address);
                // A page that is refused gives no view state; one of another page is tried instead.
                Http.Answer legitimate = page.status() == 200 ? page : own;
                for (String button : buttonsFor(address, random)) {
                    if (button.matches("(password|factor|sessions|tokens):.*")) {
                        // One's own password, devices and tokens are everybody's to change.
                        continue;
                    }
                    pressed++;
                    String what = login + " " + address + " " + button;
                    List<String> found = new ArrayList<>();
                    Attacks.judge(what, press(visit, address, legitimate, button, pressed % 2 == 0), found);
                    if (legitimate == own && page != own) {
                        // The state of another page may fit so badly that the page cannot be drawn.
                        found.removeIf(text -> text.endsWith(": 500"));
                    }
                    wrong.addAll(found);
                }
            }
        }
        System.out.printf("Buttons pressed that were not there: %d, %d wrong%n", pressed, wrong.size());
        assertTrue(wrong.isEmpty(), String.join("\n", wrong));
        before.assertUnchanged(server);
        assertTrue(pressed > 500, "only " + pressed);
    }

    @Test
    void noButtonWorksOnceTheRightHasEnded() throws SQLException {
        List<String> addresses = new ArrayList<>(addresses(CELL, meeting, member));
        addresses.remove("/access/accounts.xhtml");
        Visit keeper = Visit.signedIn(server, "tinhuy", Attacks.DEMO_PASSWORD);
        Map<String, Http.Answer> opened = new LinkedHashMap<>();
        addresses.forEach(address -> opened.put(address, keeper.get(address)));
        List<String> wrong = new ArrayList<>();
        int pressed = 0;
        String ofKeeper = " where account_id = (select id from account where login = 'tinhuy')";
        String until = Tables.of(server).only("select coalesce(valid_to::text, 'none') from role_grant" + ofKeeper);
        assertEquals("none", until);
        Tables.of(server)
                .run("update role_grant set valid_to = date '2020-12-31', valid_from = date '2020-01-01'" + ofKeeper);
        try {
            TableState before = TableState.of(server);
            for (Map.Entry<String, Http.Answer> page : opened.entrySet()) {
                String text = page.getValue().text();
                for (String button : buttons) {
                    if (page.getKey().contains("password") || !text.contains("id=\"" + button + "\"")) {
                        continue;
                    }
                    pressed++;
                    String what = page.getKey() + " " + button;
                    Attacks.judge(what, press(keeper, page.getKey(), page.getValue(), button, true), wrong);
                }
            }
            before.assertUnchanged(server);
        } finally {
            Tables.of(server).run("update role_grant set valid_to = null" + ofKeeper);
        }
        System.out.printf("Buttons pressed after the right had ended: %d, %d wrong%n", pressed, wrong.size());
        assertTrue(wrong.isEmpty(), String.join("\n", wrong));
        assertTrue(pressed >= 10, "only " + pressed);
    }

    @Test
    void theSamePostWorksForWhoMay() {
        Visit secretary = Visit.signedIn(server, "bithu", Attacks.DEMO_PASSWORD);
        String address = "/organisation/member.xhtml?cell=" + CELL + "&member=" + member;
        Http.Answer page = secretary.get(address);
        String count = "select count(*) from member_leave";
        int before = Integer.parseInt(Tables.of(server).only(count));
        Http.Answer answer = press(secretary, address, page, "leaveGranting:grant", true);
        assertEquals(200, answer.status());
        assertEquals(before + 1, Integer.parseInt(Tables.of(server).only(count)), answer.text());
        Tables.of(server).run("delete from member_leave where reason = 'forged'");
    }

    @Test
    void aFormWithoutItsRequiredFieldsIsRefused() throws SQLException {
        Visit secretary = Visit.signedIn(server, "bithu", Attacks.DEMO_PASSWORD);
        Visit office = Visit.signedIn(server, "tinhuy", Attacks.DEMO_PASSWORD);
        Pattern withRequired =
                Pattern.compile("<form id=\"(\\w+)\"(?:(?!</form>).)*aria-required=\"true\"", Pattern.DOTALL);
        TableState before = TableState.of(server);
        List<String> wrong = new ArrayList<>();
        Set<String> pressed = new TreeSet<>();
        for (Visit visit : List.of(secretary, office)) {
            for (String address : addresses(CELL, meeting, member)) {
                Matcher form = withRequired.matcher(visit.get(address).text());
                Set<String> forms = new TreeSet<>();
                while (form.find()) {
                    forms.add(form.group(1));
                }
                for (String button : buttons) {
                    if (forms.contains(button.substring(0, button.indexOf(':')))) {
                        Http.Answer page = visit.get(address);
                        Map<String, String> fields = Visit.hidden(page, button.substring(0, button.indexOf(':')));
                        fields.put("primefaces.nonce", Attacks.nonce(page));
                        fields.put(button, button);
                        pressed.add(button);
                        Attacks.judge(address + " " + button, visit.post(address, fields), wrong);
                    }
                }
            }
        }
        System.out.printf("Buttons pressed without the fields: %s, %d wrong%n", pressed, wrong.size());
        assertTrue(wrong.isEmpty(), String.join("\n", wrong));
        assertTrue(pressed.size() >= 10, "only " + pressed);
        before.assertUnchanged(server);
    }

    @Test
    void aPersonOfAnotherCellCannotBeChosen() throws SQLException {
        Visit secretary = Visit.signedIn(server, "bithu", Attacks.DEMO_PASSWORD);
        TableState before = TableState.of(server);
        String address = "/meeting/edit.xhtml?cell=" + CELL + "&year=2021&month=7";
        for (String field : List.of("meeting:chair", "meeting:presenters", "meeting:topicGroup", "meeting:forms")) {
            Http.Answer page = secretary.get(address);
            Map<String, String> fields = Visit.hidden(page, "meeting");
            fields.putAll(filledIn("meeting"));
            fields.put("primefaces.nonce", Attacks.nonce(page));
            fields.put("meeting:topic", "forged");
            fields.put("meeting:save", "x");
            fields.put(field, field.endsWith("chair") || field.endsWith("presenters") ? otherMemberId : "FORGED");
            assertEquals(200, secretary.post(address, fields).status(), field);
        }
        before.assertUnchanged(server);
    }

    @Test
    void noPostWithoutTheSessionsOwnViewStateChangesAnything() throws SQLException {
        Visit secretary = Visit.signedIn(server, "bithu", Attacks.DEMO_PASSWORD);
        Visit attacker = Visit.signedIn(server, "bithu", Attacks.DEMO_PASSWORD);
        String address = "/organisation/member.xhtml?cell=" + CELL + "&member=" + member;
        Http.Answer own = secretary.get(address);
        String state = Visit.hidden(own, "leaveGranting").get("jakarta.faces.ViewState");
        String theirs = Visit.hidden(attacker.get(address), "leaveGranting").get("jakarta.faces.ViewState");
        assertNotEquals(state, theirs);
        assertTrue(state.matches("-?\\d{10,}:-?\\d{10,}"), "the view state can be guessed: " + state);
        TableState before = TableState.of(server);
        List<String> forged = new ArrayList<>(List.of(
                theirs,
                "",
                "1:1",
                "-1:-1",
                "stateless",
                "x",
                state + "0",
                state.substring(0, state.length() - 1),
                state.replace(":", ""),
                state.split(":")[0] + ":",
                ":" + state.split(":")[1],
                // A Java object, as a view state kept in the browser would be.
                "rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcAUH2sHDFmDRAwACRgAKbG9hZEZhY3RvckkACXRocmVzaG9sZHhwP0AAAAAAAAB3CAAAABAAAAAAeA==",
                "H4sIAAAAAAAAAFvzloG1hIEBAJ4AAAA="));
        forged.addAll(Attacks.INJECTIONS);
        List<String> wrong = new ArrayList<>();
        int posted = 0;
        for (boolean byScript : List.of(false, true)) {
            for (String viewState : forged) {
                posted++;
                Map<String, String> fields = new LinkedHashMap<>(filledIn("leaveGranting"));
                fields.put("leaveGranting", "leaveGranting");
                fields.put("leaveGranting:grant", "x");
                fields.put("jakarta.faces.ViewState", viewState);
                fields.put("primefaces.nonce", Attacks.nonce(own));
                Map<String, String> headers = Map.of();
                if (byScript) {
                    fields.put("jakarta.faces.partial.ajax", "true");
                    fields.put("jakarta.faces.source", "leaveGranting:grant");
                    fields.put("jakarta.faces.partial.execute", "@all");
                    headers = Map.of("Faces-Request", "partial/ajax");
                }
                Attacks.judge("view state " + viewState, secretary.post(address, fields, headers), wrong);
            }
            posted++;
            Map<String, String> without = new LinkedHashMap<>(filledIn("leaveGranting"));
            without.put("leaveGranting", "leaveGranting");
            without.put("leaveGranting:grant", "x");
            Attacks.judge("no view state", secretary.post(address, without), wrong);
        }
        // From another site the browser sends the cookie only when it is not asked to keep it; then it says so.
        Map<String, String> whole = Visit.hidden(own, "leaveGranting");
        whole.put("primefaces.nonce", Attacks.nonce(own));
        whole.putAll(filledIn("leaveGranting"));
        whole.put("leaveGranting:grant", "x");
        Visit stranger = Visit.to(server);
        for (String site : List.of("cross-site", "same-site", "x")) {
            posted++;
            assertEquals(
                    403,
                    secretary
                            .post(address, whole, Map.of("Sec-Fetch-Site", site))
                            .status());
            Map<String, String> signIn = Visit.hidden(stranger.get("/login.xhtml"), "login");
            signIn.put("login:name", "canbo");
            signIn.put("login:password", Attacks.DEMO_PASSWORD);
            signIn.put("login:enter", "x");
            assertEquals(
                    403,
                    stranger.post("/login.xhtml", signIn, Map.of("Sec-Fetch-Site", site))
                            .status());
        }
        System.out.printf("Posts without a view state of the session: %d, %d wrong%n", posted, wrong.size());
        assertTrue(wrong.isEmpty(), String.join("\n", wrong));
        before.assertUnchanged(server);
    }

    @Test
    void noNonceOfTheBrowsersChoiceComesIntoThePolicy() {
        Visit secretary = Visit.signedIn(server, "bithu", Attacks.DEMO_PASSWORD);
        List<String> wrong = new ArrayList<>();
        for (String nonce : List.of("x' 'unsafe-inline", "eA==", "x\r\nX-Injected: yes", "")) {
            for (String path : List.of("/login.xhtml", "/rollcall/year.xhtml")) {
                Map<String, String> fields =
                        Visit.hidden(secretary.get(path), path.contains("login") ? "login" : "leaving");
                fields.put("primefaces.nonce", nonce);
                Http.Answer answer = secretary.post(path, fields);
                Attacks.judge(path + " nonce " + nonce, answer, wrong);
                assertFalse(answer.header("Content-Security-Policy").contains("unsafe-inline"), path);
            }
        }
        assertTrue(wrong.isEmpty(), String.join("\n", wrong));
    }

    @Test
    void aProgramIsNotLetInByACookieAndReadsNoForm() throws SQLException {
        Visit keeper = Visit.signedIn(server, "tinhuy", Attacks.DEMO_PASSWORD);
        Http program = server.http().as("tinhuy", Attacks.DEMO_PASSWORD);
        TableState before = TableState.of(server);
        int asked = 0;
        for (Attacks.RestRoute route : Attacks.restRoutes()) {
            String path = route.path()
                    .replaceAll("\\{(ref|id)}", "00000000-0000-0000-0000-000000000000")
                    .replaceAll("\\{[^}]*}", "units");
            byte[] body = "{\"year\":2021}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
            for (String type : List.of(
                    "text/plain",
                    "application/x-www-form-urlencoded",
                    "multipart/form-data; boundary=x",
                    "application/json")) {
                asked++;
                Http.Answer byCookie =
                        route.verb().equals("GET") ? keeper.get(path) : keeper.send(route.verb(), path, type, body);
                // Whoever has a paper may ask for its hash; this one is none.
                int refused = route.path().equals(PUBLIC) ? 404 : 401;
                assertEquals(refused, byCookie.status(), path);
                if (route.verb().equals("POST") && !type.equals("application/json")) {
                    Http.Answer answer = program.post(path, "{\"year\":2021}", type);
                    assertEquals(415, answer.status(), path + " " + type);
                }
            }
        }
        assertTrue(asked > 20);
        before.assertUnchanged(server);
    }

    @Test
    void theButtonsOfListsAreAmongThem() {
        for (String name : List.of("choose")) {
            assertTrue(buttons.stream().anyMatch(id -> id.matches("\\w+:.*\\d+:" + name)), name);
        }
    }
}
