package vn.nennep.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nennep.access.AccessMatrixIT.Need.ANYWHERE;
import static vn.nennep.access.AccessMatrixIT.Need.AT_TOP;
import static vn.nennep.access.AccessMatrixIT.Need.EVERYBODY;
import static vn.nennep.access.AccessMatrixIT.Need.IN_UNIT;
import static vn.nennep.access.AccessMatrixIT.Need.SIGNED_IN;
import static vn.nennep.access.AccessMatrixIT.Need.TEXTS;
import static vn.nennep.access.AccessWorld.ACTORS;
import static vn.nennep.access.AccessWorld.CELLS;
import static vn.nennep.access.AccessWorld.TREE;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.servlet.annotation.WebServlet;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.nennep.access.AccessWorld.Actor;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.Extent;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.People;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;
import vn.nennep.testdata.Visit;

/**
 * Every role asks for every unit at every route. The routes are found by looking through the application, so that a new
 * one without a rule here fails; what a role may is written down a second time, by hand, in {@link RoleTest}. The rights
 * that no address asks for are tried by what people do on pages ({@link AccessDeed}).
 */
class AccessMatrixIT {

    /** What a route asks of who comes. */
    enum Need {
        /** Nothing: it is open to anybody. */
        EVERYBODY,
        /** To be signed in. */
        SIGNED_IN,
        /** A right in any unit. */
        ANYWHERE,
        /** A right everywhere or in a province: for what holds for the whole installation. */
        AT_TOP,
        /** A right in the unit that is asked for. */
        IN_UNIT,
        /** To be of the cell, to keep its meetings, or to read its texts, which nobody does from further up than directly above. */
        TEXTS
    }

    /**
     * The rule of a route.
     *
     * @param right null when none is needed
     * @param address with {unit}, {cell}, {meeting}, {material}, {member}, {code} to be filled in
     * @param body null for none
     */
    private record Rule(Need need, Right right, String address, String body) {

        static Rule of(Need need, Right right, String address) {
            return new Rule(need, right, address, null);
        }
    }

    /** The hashes of two versions of a freeze without any facts. */
    private static final String FROZEN = "e".repeat(64);

    private static final String SECOND = "f".repeat(64);

    /** Route → rule. A route that is not here has none, and the test fails. */
    private static final Map<String, Rule> RULES = new TreeMap<>();

    static {
        RULES.put("GET /login.xhtml", Rule.of(EVERYBODY, null, "/login.xhtml"));
        RULES.put("GET /language", Rule.of(EVERYBODY, null, "/language?to=vi"));
        RULES.put("GET /text-size", Rule.of(EVERYBODY, null, "/text-size?to=normal"));
        RULES.put("GET /error", Rule.of(EVERYBODY, null, "/error"));
        RULES.put("GET /ready", Rule.of(EVERYBODY, null, "/ready"));
        RULES.put("GET /index.xhtml", Rule.of(SIGNED_IN, null, "/index.xhtml"));
        RULES.put("GET /access/password.xhtml", Rule.of(SIGNED_IN, null, "/access/password.xhtml"));
        RULES.put("GET /access/accounts.xhtml", Rule.of(ANYWHERE, Right.KEEP_ACCOUNTS, "/access/accounts.xhtml"));
        RULES.put(
                "GET /access/account.xhtml",
                Rule.of(IN_UNIT, Right.KEEP_ACCOUNTS, "/access/account.xhtml?login={account}&of={unit}"));
        // The page over which somebody signs in again asks here; what else comes is refused before it is looked at.
        RULES.put("GET /sign-in", Rule.of(EVERYBODY, null, "/sign-in"));
        RULES.put("GET /session", Rule.of(SIGNED_IN, null, "/session"));
        RULES.put("GET /callback", Rule.of(SIGNED_IN, null, "/callback"));
        RULES.put("GET /alert/owing.xhtml", Rule.of(IN_UNIT, Right.SEE, "/alert/owing.xhtml?unit={unit}&period=2021"));
        RULES.put("GET /alert/mail.xhtml", Rule.of(ANYWHERE, Right.FOLLOW, "/alert/mail.xhtml"));
        RULES.put("GET /alert/now.xhtml", Rule.of(ANYWHERE, Right.FOLLOW, "/alert/now.xhtml?year=2021"));
        RULES.put("GET /access/log.xhtml", Rule.of(IN_UNIT, Right.READ_LOG, "/access/log.xhtml?unit={unit}"));
        RULES.put("GET /quality/draft.xhtml", Rule.of(ANYWHERE, Right.KEEP_RULES, "/quality/draft.xhtml"));
        RULES.put("GET /calendar/periods.xhtml", Rule.of(ANYWHERE, Right.LOCK_YEARS, "/calendar/periods.xhtml"));
        RULES.put("GET /calendar/years.xhtml", Rule.of(ANYWHERE, Right.LOCK_YEARS, "/calendar/years.xhtml"));
        RULES.put(
                "GET /calendar/amendments.xhtml",
                Rule.of(IN_UNIT, Right.SEE, "/calendar/amendments.xhtml?unit={unit}"));
        RULES.put(
                "GET /rollcall/duplicates.xhtml", Rule.of(ANYWHERE, Right.KEEP_MEMBERS, "/rollcall/duplicates.xhtml"));
        RULES.put("GET /api/v1/years", Rule.of(ANYWHERE, Right.SEE, "/api/v1/years"));
        RULES.put("GET /api/v1/periods", Rule.of(ANYWHERE, Right.SEE, "/api/v1/periods?year=2021"));
        RULES.put("GET /exchange/import.xhtml", Rule.of(ANYWHERE, Right.IMPORT, "/exchange/import.xhtml"));
        RULES.put("GET /exchange/plans.xhtml", Rule.of(ANYWHERE, Right.KEEP_MEETINGS, "/exchange/plans.xhtml"));
        RULES.put("GET /tally/runs.xhtml", Rule.of(ANYWHERE, Right.CONSOLIDATE, "/tally/runs.xhtml"));
        RULES.put(
                "GET /organisation/units.xhtml", Rule.of(IN_UNIT, Right.SEE, "/organisation/units.xhtml?unit={unit}"));
        RULES.put(
                "GET /organisation/unit-event.xhtml",
                Rule.of(IN_UNIT, Right.KEEP_UNITS, "/organisation/unit-event.xhtml?unit={unit}"));
        RULES.put(
                "GET /organisation/members.xhtml",
                Rule.of(IN_UNIT, Right.SEE, "/organisation/members.xhtml?cell={cell}"));
        RULES.put(
                "GET /organisation/transfers.xhtml",
                Rule.of(IN_UNIT, Right.SEE, "/organisation/transfers.xhtml?cell={cell}"));
        RULES.put(
                "GET /organisation/member.xhtml",
                Rule.of(IN_UNIT, Right.SEE, "/organisation/member.xhtml?cell={cell}&member={member}"));
        RULES.put(
                "GET /meeting/edit.xhtml",
                Rule.of(IN_UNIT, Right.KEEP_MEETINGS, "/meeting/edit.xhtml?meeting={meeting}"));
        RULES.put(
                "GET /meeting/prepare.xhtml",
                Rule.of(IN_UNIT, Right.FOLLOW, "/meeting/prepare.xhtml?meeting={meeting}"));
        RULES.put("GET /guidance/list.xhtml", Rule.of(SIGNED_IN, null, "/guidance/list.xhtml?all=true"));
        RULES.put("GET /help/guide.xhtml", Rule.of(SIGNED_IN, null, "/help/guide.xhtml?part=officer"));
        RULES.put("GET /guidance/edit.xhtml", Rule.of(ANYWHERE, Right.KEEP_RULES, "/guidance/edit.xhtml"));
        RULES.put("GET /material/file", Rule.of(TEXTS, Right.READ_TEXTS, "/material/file?ref={material}"));
        RULES.put("GET /material/picture", Rule.of(TEXTS, Right.READ_TEXTS, "/material/picture?ref={material}"));
        RULES.put("GET /rollcall/take.xhtml", Rule.of(IN_UNIT, Right.SEE, "/rollcall/take.xhtml?meeting={meeting}"));
        RULES.put("GET /rollcall/draft", Rule.of(IN_UNIT, Right.KEEP_MEETINGS, "/rollcall/draft?meeting={meeting}"));
        RULES.put(
                "GET /rollcall/roll-draft",
                Rule.of(IN_UNIT, Right.KEEP_MEETINGS, "/rollcall/roll-draft?meeting={meeting}"));
        RULES.put(
                "GET /rollcall/record.xhtml", Rule.of(IN_UNIT, Right.SEE, "/rollcall/record.xhtml?meeting={meeting}"));
        RULES.put(
                "GET /rollcall/year.xhtml", Rule.of(IN_UNIT, Right.SEE, "/rollcall/year.xhtml?cell={cell}&year=2021"));
        RULES.put(
                "GET /rollcall/register.xhtml",
                Rule.of(IN_UNIT, Right.SEE, "/rollcall/register.xhtml?cell={cell}&year=2021"));
        RULES.put(
                "GET /document/register.xlsx",
                Rule.of(IN_UNIT, Right.SEE, "/document/register.xlsx?unit={cell}&year=2021"));
        RULES.put(
                "GET /api/v1/reports/register",
                Rule.of(IN_UNIT, Right.SEE, "/api/v1/reports/register?unit={cell}&year=2021"));
        RULES.put(
                "GET /api/v1/papers/{kind}",
                Rule.of(IN_UNIT, Right.SEE, "/api/v1/papers/cell-report?unit={cell}&year=2021"));
        RULES.put(
                "GET /api/v1/paper-templates/{kind}",
                Rule.of(ANYWHERE, Right.KEEP_RULES, "/api/v1/paper-templates/cell-report"));
        RULES.put(
                "POST /api/v1/paper-templates/{kind}",
                new Rule(
                        IN_UNIT,
                        Right.KEEP_RULES,
                        "/api/v1/paper-templates/cell-report?unit={unit}&validFrom=2199-01-01",
                        "no Word file"));
        RULES.put("GET /paper/templates.xhtml", Rule.of(ANYWHERE, Right.KEEP_RULES, "/paper/templates.xhtml"));
        RULES.put("GET /paper/template", Rule.of(ANYWHERE, Right.KEEP_RULES, "/paper/template?kind=plan"));
        RULES.put("GET /paper/papers.xhtml", Rule.of(IN_UNIT, Right.SEE, "/paper/papers.xhtml?unit={unit}&year=2021"));
        RULES.put(
                "GET /paper/paper.xhtml",
                Rule.of(IN_UNIT, Right.SEE, "/paper/paper.xhtml?kind=cell-report&unit={cell}&year=2021"));
        RULES.put("GET /paper/file", Rule.of(IN_UNIT, Right.SEE, "/paper/file?kind=cell-report&unit={cell}&year=2021"));
        RULES.put("GET /paper/issued", Rule.of(IN_UNIT, Right.SEE, "/paper/issued?ref={paper}&of={cell}"));
        RULES.put("GET /api/v1/issued-papers", Rule.of(IN_UNIT, Right.SEE, "/api/v1/issued-papers?unit={unit}"));
        RULES.put(
                "GET /api/v1/issued-papers/{ref}",
                Rule.of(IN_UNIT, Right.SEE, "/api/v1/issued-papers/{paper}?of={cell}"));
        RULES.put(
                "POST /api/v1/issued-papers",
                new Rule(
                        IN_UNIT,
                        Right.LEAD_CELL,
                        "/api/v1/issued-papers",
                        "{\"ref\":\"" + UUID.randomUUID()
                                + "\",\"kind\":\"cell-report\",\"unit\":\"{cell}\",\"year\":2021,\"day\":\"2199-12-31\"}"));
        RULES.put("GET /quality/sets.xhtml", Rule.of(ANYWHERE, Right.KEEP_RULES, "/quality/sets.xhtml"));
        RULES.put("GET /quality/score.xhtml", Rule.of(IN_UNIT, Right.SEE, "/quality/score.xhtml?meeting={meeting}"));
        RULES.put("GET /quality/year.xhtml", Rule.of(IN_UNIT, Right.SEE, "/quality/year.xhtml?cell={cell}&year=2021"));
        RULES.put("GET /api/v1/criteria-sets", Rule.of(SIGNED_IN, null, "/api/v1/criteria-sets"));
        RULES.put(
                "GET /api/v1/criteria-sets/{code}",
                Rule.of(SIGNED_IN, null, "/api/v1/criteria-sets/VI-DU.AN-PHU.HD42"));
        RULES.put(
                "POST /api/v1/criteria-sets", new Rule(ANYWHERE, Right.KEEP_RULES, "/api/v1/criteria-sets", "code: ?"));
        RULES.put("GET /rollcall/own.xhtml", Rule.of(ANYWHERE, Right.FOLLOW, "/rollcall/own.xhtml?year=2021"));
        RULES.put(
                "GET /rollcall/meetings.xhtml",
                Rule.of(IN_UNIT, Right.SEE, "/rollcall/meetings.xhtml?unit={unit}&year=2021"));
        RULES.put(
                "GET /report/cells.xhtml",
                Rule.of(IN_UNIT, Right.SEE, "/report/cells.xhtml?unit={unit}&year=2021&figure=PEOPLE"));
        RULES.put("GET /report/columns.xhtml", Rule.of(ANYWHERE, Right.SEE, "/report/columns.xhtml?unit=LS&year=2021"));
        RULES.put(
                "GET /report/dashboard.xhtml",
                Rule.of(IN_UNIT, Right.SEE, "/report/dashboard.xhtml?unit={unit}&year=2021"));
        RULES.put(
                "GET /report/consolidated.xhtml",
                Rule.of(IN_UNIT, Right.SEE, "/report/consolidated.xhtml?unit={unit}&year=2021"));
        for (String list : List.of("plan-lines", "plans", "key-tasks", "year-grades")) {
            String address = "/report/" + list + ".xhtml";
            RULES.put("GET " + address, Rule.of(IN_UNIT, Right.SEE, address + "?unit={unit}&year=2021"));
        }
        RULES.put(
                "GET /document/consolidated.xlsx",
                Rule.of(IN_UNIT, Right.SEE, "/document/consolidated.xlsx?unit={unit}&year=2021"));
        RULES.put("GET /plan/year.xhtml", Rule.of(IN_UNIT, Right.FOLLOW, "/plan/year.xhtml?cell={cell}&year=2021"));
        RULES.put(
                "GET /plan/line.xhtml",
                Rule.of(IN_UNIT, Right.KEEP_MEETINGS, "/plan/line.xhtml?cell={cell}&year=2021"));
        RULES.put(
                "GET /plan/proposals.xhtml",
                Rule.of(IN_UNIT, Right.FOLLOW, "/plan/proposals.xhtml?cell={cell}&year=2021"));
        RULES.put(
                "GET /plan/key-tasks.xhtml",
                Rule.of(IN_UNIT, Right.FOLLOW, "/plan/key-tasks.xhtml?cell={cell}&year=2021"));
        RULES.put("GET /plan/branch.xhtml", Rule.of(IN_UNIT, Right.SEE, "/plan/branch.xhtml?unit={unit}&year=2021"));
        RULES.put("GET /plan/lists.xhtml", Rule.of(AT_TOP, Right.KEEP_RULES, "/plan/lists.xhtml"));
        RULES.put("GET /api/v1/units", Rule.of(SIGNED_IN, null, "/api/v1/units?kind=PROVINCE"));
        RULES.put("GET /api/v1/units/{code}", Rule.of(IN_UNIT, Right.SEE, "/api/v1/units/{unit}"));
        RULES.put("GET /api/v1/meetings", Rule.of(IN_UNIT, Right.SEE, "/api/v1/meetings?unit={unit}&year=2021"));
        RULES.put(
                "GET /api/v1/meetings/{code}/roll-call",
                Rule.of(IN_UNIT, Right.SEE, "/api/v1/meetings/{code}/roll-call"));
        RULES.put(
                "PUT /api/v1/meetings/{code}/roll-call",
                new Rule(IN_UNIT, Right.KEEP_MEETINGS, "/api/v1/meetings/{code}/roll-call", "{}"));
        RULES.put("GET /api/v1/meetings/{code}/record", Rule.of(IN_UNIT, Right.SEE, "/api/v1/meetings/{code}/record"));
        RULES.put(
                "PATCH /api/v1/meetings/{code}/record",
                new Rule(IN_UNIT, Right.KEEP_MEETINGS, "/api/v1/meetings/{code}/record", "{}"));
        RULES.put(
                "GET /api/v1/reports/consolidated",
                Rule.of(IN_UNIT, Right.SEE, "/api/v1/reports/consolidated?unit={unit}&year=2021"));
        RULES.put("GET /api/v1/unit-events", Rule.of(IN_UNIT, Right.SEE, "/api/v1/unit-events?unit={unit}"));
        RULES.put(
                "GET /api/v1/unit-events/{ref}", Rule.of(IN_UNIT, Right.SEE, "/api/v1/unit-events/{event}?of={unit}"));
        // A unit that may not be changed is an unknown one; which units those are is UnitEventIT's matter.
        RULES.put(
                "POST /api/v1/unit-events",
                new Rule(
                        ANYWHERE,
                        Right.KEEP_UNITS,
                        "/api/v1/unit-events",
                        "{\"ref\":\"" + UUID.randomUUID() + "\",\"kind\":\"MOVED\"}"));
        RULES.put(
                "POST /api/v1/unit-events/preview",
                new Rule(ANYWHERE, Right.KEEP_UNITS, "/api/v1/unit-events/preview", "{\"kind\":\"MOVED\"}"));
        RULES.put(
                "POST /api/v1/unit-events/{ref}/undo",
                new Rule(IN_UNIT, Right.KEEP_UNITS, "/api/v1/unit-events/{event}/undo?of={unit}", "{}"));
        RULES.put("GET /api/v1/consolidations", Rule.of(ANYWHERE, Right.CONSOLIDATE, "/api/v1/consolidations"));
        RULES.put(
                "GET /api/v1/consolidations/{id}",
                Rule.of(ANYWHERE, Right.CONSOLIDATE, "/api/v1/consolidations/{run}"));
        RULES.put(
                "POST /api/v1/consolidations",
                new Rule(AT_TOP, Right.CONSOLIDATE, "/api/v1/consolidations", "{\"year\":99999}"));
        RULES.put("GET /freeze/check.xhtml", Rule.of(EVERYBODY, null, "/freeze/check.xhtml?hash=" + FROZEN));
        RULES.put("GET /freeze/list.xhtml", Rule.of(ANYWHERE, Right.SEE, "/freeze/list.xhtml"));
        RULES.put(
                "GET /freeze/differences.xhtml",
                Rule.of(ANYWHERE, Right.SEE, "/freeze/differences.xhtml?hash=" + SECOND));
        RULES.put("GET /freeze/text", Rule.of(AT_TOP, Right.LOCK_YEARS, "/freeze/text?hash=" + FROZEN));
        RULES.put("GET /api/v1/freezes/{hash}", Rule.of(EVERYBODY, null, "/api/v1/freezes/" + FROZEN));
        RULES.put("POST /api/v1/freezes", new Rule(AT_TOP, Right.LOCK_YEARS, "/api/v1/freezes", "{\"year\":99999}"));
        RULES.put(
                "GET /api/v1/workbooks/{kind}",
                Rule.of(IN_UNIT, Right.IMPORT, "/api/v1/workbooks/members?unit={unit}&year=2021"));
        RULES.put(
                "POST /api/v1/imports/{kind}",
                new Rule(ANYWHERE, Right.IMPORT, "/api/v1/imports/units", "code,name,kind,parent_code,valid_from\n"));
    }

    private static TestServer server;
    private static Tables tables;
    private static final Map<String, Map<String, String>> FACTS = new HashMap<>();

    /** Unit → an event of it that was undone, so that undoing it again is refused for what it is. */
    private static final Map<String, String> EVENTS = new HashMap<>();

    private static String run;

    @BeforeAll
    static void prepare() throws IOException {
        server = TestServer.get();
        tables = Tables.of(server);
        AccessWorld.load(server);
        Api api = Api.of(server);
        run = api.consolidate(2021).getString("id");
        freeze(1, FROZEN);
        freeze(2, SECOND);
        for (String unit : TREE.keySet()) {
            EVENTS.put(unit, renamedAndBack(unit));
        }
        for (String cell : CELLS) {
            FACTS.put(
                    cell,
                    Map.of(
                            "meeting", tables.meeting(cell + "-2021"),
                            "material", attached(cell),
                            "member", tables.member(cell + "-1"),
                            "paper", issued(cell)));
        }
    }

    @AfterAll
    static void forget() {
        tables.run("do $$ begin set local session_replication_role = replica;"
                + " delete from frozen_text where freeze_id in (select id from frozen_period where year = 1950);"
                + " delete from frozen_period where year = 1950; end $$");
    }

    private static void freeze(int version, String hash) throws IOException {
        tables.run(
                """
                insert into frozen_period (id, year, period, version, hash, previous, frozen_at, frozen_by, reason, cell_count,
                  unreported_count, aside_count, line_count, byte_count)
                select nextval('frozen_period_seq'), 1950, '1950', ?, ?, (select f.hash from frozen_period f
                  where not exists (select 1 from frozen_period n where n.previous = f.hash)), now(), 'test', 'thử', 0, 0, 0, 0, 0
                """,
                version,
                hash);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(text)) {
            out.write(("nennep-freeze 1\nyear\t1950\nperiod\t1950\nversion\t" + version
                            + "\nfrozen-at\t1951-01-01T00:00:00Z\nunreported\t0\naside\t0\nprevious\t-\nfacts\nunits\nend\t0\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        tables.run(
                "insert into frozen_text (freeze_id, position, content) select id, 1, ? from frozen_period where hash = ?",
                text.toByteArray(),
                hash);
    }

    @Test
    void everyRouteHasARule() throws IOException {
        Set<String> found = new TreeSet<>(routes());
        assertEquals(new TreeSet<>(RULES.keySet()), found);
    }

    @Test
    void everyRoleGetsTheAnswerThatItMayHaveFromEveryUnitAtEveryRoute() {
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        Random random = Extent.random("units");
        for (Actor actor : ACTORS) {
            Visit person = Visit.signedIn(server, actor.login(), People.PASSWORD);
            Http program = server.http().as(actor.login(), People.PASSWORD);
            for (Map.Entry<String, Rule> route : RULES.entrySet()) {
                Rule rule = route.getValue();
                for (String unit : unitsFor(rule, actor, random)) {
                    asked++;
                    Http.Answer answer = ask(route.getKey(), rule, unit, person, program);
                    boolean allowed = allowed(rule, actor, unit);
                    if (allowed != isAllowed(answer.status())) {
                        wrong.add("%s asked %s of %s: %d, expected %s"
                                .formatted(
                                        actor,
                                        route.getKey(),
                                        unit,
                                        answer.status(),
                                        allowed ? "to pass" : "a refusal"));
                    }
                }
            }
        }
        Visit stranger = Visit.to(server);
        for (Map.Entry<String, Rule> route : RULES.entrySet()) {
            asked++;
            Http.Answer answer = ask(route.getKey(), route.getValue(), "MX.A.C1", stranger, server.http());
            boolean sentToTheDoor = answer.status() == 401
                    || answer.status() == 302 && answer.header("Location").contains("/login.xhtml");
            if (sentToTheDoor == (route.getValue().need() == EVERYBODY)) {
                wrong.add("a stranger asked " + route.getKey() + ": " + answer.status());
            }
        }
        System.out.printf(
                "Access matrix: %d roles and grants + a stranger, %d units, %d routes, %d questions, %d wrong%n",
                ACTORS.size(), TREE.size(), RULES.size(), asked, wrong.size());
        assertTrue(wrong.isEmpty(), String.join("\n", wrong));
        assertTrue(asked > 1_000, "the matrix has shrunk to " + asked);
    }

    @Test
    void everyRoleDoesWhatItMayAndNothingElse() {
        List<String> wrong = new ArrayList<>();
        Random random = Extent.random("deeds");
        for (Actor actor : ACTORS) {
            Visit person = Visit.signedIn(server, actor.login(), People.PASSWORD);
            for (AccessDeed deed : AccessDeed.values()) {
                Predicate<String> allowed = unit ->
                        actor.may(deed.right()) && (deed.isForAbove() ? actor.isAbove(unit) : actor.covers(unit));
                for (String unit : drawn(!deed.isOfCell(), actor, allowed, random)) {
                    if (allowed.test(unit) != deed.isDone(person, unit, tables)) {
                        wrong.add("%s tried to %s in %s, expected %s"
                                .formatted(actor, deed, unit, allowed.test(unit) ? "to pass" : "a refusal"));
                    }
                }
            }
        }
        assertTrue(wrong.isEmpty(), String.join("\n", wrong));
    }

    @Test
    void everyRightIsAskedForSomewhere() {
        Set<Right> asked = EnumSet.noneOf(Right.class);
        RULES.values().stream().map(Rule::right).filter(Objects::nonNull).forEach(asked::add);
        Stream.of(AccessDeed.values()).map(AccessDeed::right).forEach(asked::add);
        assertEquals(EnumSet.allOf(Right.class), asked);
    }

    private static boolean allowed(Rule rule, Actor actor, String unit) {
        return switch (rule.need()) {
            case EVERYBODY, SIGNED_IN -> true;
            case ANYWHERE -> actor.may(rule.right());
            case AT_TOP ->
                actor.may(rule.right())
                        && (actor.unit() == null || TREE.get(actor.unit()).size() == 1);
            case IN_UNIT -> actor.may(rule.right()) && actor.covers(unit);
            case TEXTS ->
                actor.covers(unit)
                        && (actor.may(Right.PROPOSE)
                                || actor.may(Right.KEEP_MEETINGS)
                                || actor.may(Right.READ_TEXTS) && TREE.get(unit).indexOf(actor.unit()) <= 1);
        };
    }

    /** Refused are 401, 403 and 404; a body that is wrong on purpose is refused later, with 400, 409 or 422. */
    private static boolean isAllowed(int status) {
        return status == 200 || status == 302 || status == 400 || status == 409 || status == 422;
    }

    private static Http.Answer ask(String route, Rule rule, String unit, Visit person, Http program) {
        Map<String, String> facts = FACTS.getOrDefault(unit, Map.of());
        String address = rule.address()
                .replace("{unit}", unit)
                .replace("{cell}", unit)
                .replace("{meeting}", facts.getOrDefault("meeting", ""))
                .replace("{member}", facts.getOrDefault("member", ""))
                .replace("{material}", facts.getOrDefault("material", ""))
                .replace("{code}", unit + "-2021")
                .replace("{event}", EVENTS.getOrDefault(unit, ""))
                .replace("{paper}", facts.getOrDefault("paper", ""))
                .replace("{account}", AccessWorld.accountOf(unit))
                .replace("{run}", run);
        if (!address.startsWith("/api/")) {
            return person.get(address);
        }
        if (route.startsWith("GET ")) {
            return program.get(address);
        }
        if (route.startsWith("PUT ") || route.startsWith("PATCH ")) {
            return program.send(route.substring(0, route.indexOf(' ')), address, rule.body(), Map.of());
        }
        if (rule.address().endsWith("/criteria-sets")) {
            return program.post(address, rule.body(), "text/yaml");
        }
        if (rule.address().contains("/paper-templates/")) {
            return program.post(address, rule.body(), "application/octet-stream");
        }
        return rule.address().contains("/imports/")
                ? program.postCsv(address, rule.body().getBytes(StandardCharsets.UTF_8))
                : program.post(address, rule.body().replace("{cell}", unit));
    }

    /** The units, or cells where the route is of a cell, that somebody asks for. */
    private static List<String> unitsFor(Rule rule, Actor actor, Random random) {
        if (rule.need() != IN_UNIT && rule.need() != TEXTS) {
            return List.of("MX.A.C1");
        }
        return drawn(rule.address().contains("{unit}"), actor, unit -> allowed(rule, actor, unit), random);
    }

    /** One drawn of each sort (covered by the grant or not, to be let in or not); each of them in the long form. */
    private static List<String> drawn(boolean ofAnyUnit, Actor actor, Predicate<String> allowed, Random random) {
        Set<String> all = new TreeSet<>(ofAnyUnit ? TREE.keySet() : CELLS);
        Map<String, List<String>> sorts = all.stream()
                .collect(Collectors.groupingBy(
                        unit -> actor.covers(unit) + " " + allowed.test(unit), TreeMap::new, Collectors.toList()));
        return sorts.values().stream()
                .flatMap(sort -> Extent.some(sort, 1, random).stream())
                .toList();
    }

    private static Set<String> routes() throws IOException {
        Set<String> found = new TreeSet<>();
        java.nio.file.Path pages = java.nio.file.Path.of("src", "main", "webapp");
        try (Stream<java.nio.file.Path> files = Files.walk(pages)) {
            files.map(file -> "/" + pages.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(".xhtml"))
                    .filter(file -> !file.startsWith("/WEB-INF/") && !file.startsWith("/resources/"))
                    .forEach(file -> found.add("GET " + file));
        }
        for (JavaClass one : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("vn.nennep")) {
            if (one.isAnnotatedWith(WebServlet.class)) {
                WebServlet servlet = one.reflect().getAnnotation(WebServlet.class);
                Stream.concat(Stream.of(servlet.value()), Stream.of(servlet.urlPatterns()))
                        .forEach(path -> found.add("GET " + path));
            }
            if (one.isAnnotatedWith(Path.class)) {
                addResource(one.reflect(), found);
            }
        }
        return found;
    }

    private static void addResource(Class<?> resource, Set<String> found) {
        String root = "/api/v1/" + resource.getAnnotation(Path.class).value();
        for (Method method : resource.getDeclaredMethods()) {
            for (Annotation annotation : method.getAnnotations()) {
                HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
                if (verb != null) {
                    Path path = method.getAnnotation(Path.class);
                    found.add(verb.value() + " " + root + (path == null ? "" : "/" + path.value()));
                }
            }
        }
    }

    private static String renamedAndBack(String unit) {
        String ref = UUID.randomUUID().toString();
        Http admin = server.http().as(TestServer.ADMIN, TestServer.ADMIN_PASSWORD);
        Http.Answer entered = admin.post(
                "/api/v1/unit-events",
                "{\"ref\":\"%s\",\"kind\":\"RENAMED\",\"day\":\"2020-01-01\",\"units\":[\"%s\"],\"name\":\"Tên khác\"}"
                        .formatted(ref, unit));
        assertEquals(201, entered.status(), entered.text());
        assertEquals(
                200, admin.post("/api/v1/unit-events/" + ref + "/undo", "{}").status());
        return ref;
    }

    /** A picture that was shown at the cell's meeting; straight into table and folder: how files come in is another test's matter. */
    private static String attached(String cell) throws IOException {
        String hash = "%064x".formatted(cell.hashCode() & 0xffffffffL);
        java.nio.file.Path folder = server.filesFolder().resolve(hash.substring(0, 2));
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(hash), cell);
        Files.writeString(folder.resolve(hash + ".png"), cell);
        String ref = UUID.randomUUID().toString();
        tables.run(
                "insert into material (id, ref, unit_id, file_name, media_type, size_bytes, sha256, pictured, uploaded_at,"
                        + " uploaded_by) select nextval('material_seq'), cast(? as uuid), id, 'a.png', 'image/png', 1, ?, true,"
                        + " now(), '-' from unit where code = ?",
                ref,
                hash,
                cell);
        tables.run(
                "insert into meeting_material (meeting_id, material_id, purpose, position)"
                        + " select m.id, f.id, 'PRESENTATION', 1 from meeting m, material f"
                        + " where m.code = ? and f.ref = cast(? as uuid)",
                cell + "-2021",
                ref);
        return ref;
    }

    private static String issued(String cell) {
        String ref = UUID.randomUUID().toString();
        tables.run(
                "insert into issued_paper (id, ref, unit_id, kind, about, title, issued_on, issued_at, issued_by, figures)"
                        + " select nextval('issued_paper_seq'), cast(? as uuid), id, 'CELL_REPORT', '1950', 'Mẫu',"
                        + " date '1950-12-31', now(), 'test', '{}' from unit where code = ?",
                ref,
                cell);
        tables.run(
                "insert into issued_paper_file (paper_id, format, sha256, content)"
                        + " select id, f, ?, 'x' from issued_paper, unnest(array['DOCX', 'PDF']) f where ref = cast(? as uuid)",
                "0".repeat(64),
                ref);
        return ref;
    }
}
