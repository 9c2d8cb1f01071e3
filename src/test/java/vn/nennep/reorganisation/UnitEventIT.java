package vn.nennep.reorganisation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nennep.testdata.CsvFile.ATTENDANCE;
import static vn.nennep.testdata.CsvFile.MEETINGS;
import static vn.nennep.testdata.CsvFile.MEMBERSHIPS;
import static vn.nennep.testdata.CsvFile.UNITS;
import static vn.nennep.testdata.TestMember.aMember;
import static vn.nennep.testdata.TestUnit.aCell;
import static vn.nennep.testdata.TestUnit.aGrassroots;
import static vn.nennep.testdata.TestUnit.aProvince;
import static vn.nennep.testdata.TestUnit.aSuperior;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.TableState;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestMember;
import vn.nennep.testdata.TestServer;
import vn.nennep.testdata.TestUnit;

/** Events of units through the running server: what they do to the tables, and that undoing leaves no trace in them. */
class UnitEventIT {

    private static final String DAY = "2025-02-01";
    private static final int MANY = 120;

    private static TestServer server;
    private static Tables tables;
    private static Api api;

    private String root;
    private TableState before;

    @BeforeAll
    static void start() {
        server = TestServer.get();
        tables = Tables.of(server);
        api = Api.of(server);
    }

    /** A branch of its own for each test: two committees, three cells with people, a committee below the first. */
    @BeforeEach
    void loadBranch() throws SQLException {
        root = TestUnit.unusedCode();
        aProvince(root)
                .with(
                        aSuperior(root + ".S")
                                .named("Đảng ủy S")
                                .with(
                                        aGrassroots(root + ".G")
                                                .named("Đảng bộ G")
                                                .with(aCell(root + ".C").named("Chi bộ C")),
                                        aCell(root + ".A")
                                                .named("Chi bộ A")
                                                .with(
                                                        // Lent to B, which will be the home.
                                                        undated(1).staying(root + ".B", "2024-09-01", "2025-06-30"),
                                                        undated(2),
                                                        undated(3).onProbation()),
                                        aCell(root + ".B").named("Chi bộ B").with(undated(4), undated(5), undated(6))),
                        aSuperior(root + ".T").named("Đảng ủy T"))
                .load(api);
        before = dump();
    }

    private TestMember undated(int number) {
        return aMember(root + "-" + number).undated();
    }

    @Test
    void foundsUnitsAndTakesThemBack() throws SQLException {
        JsonObject event = entered(wish("FOUNDED")
                .add(
                        "founded",
                        list(
                                founded(".N", "Đảng ủy mới", "SUPERIOR", ""),
                                founded(".N.1", "Chi bộ mới", "CELL", ".N"))));
        assertEquals(List.of(root + ".N", root + ".N.1"), codes(event, "founded"));
        assertEquals(root + ".N", unit(".N.1").getString("parentCode"));
        assertEquals(1, events(".N").size());
        undo(event);
        before.assertSame(dump());
        assertEquals(404, api.get("units/" + root + ".N").status());
        JsonObject undone = events("").get(0);
        assertEquals(event.getString("ref"), undone.getString("ref"));
        assertEquals("admin", undone.getString("undoneBy"));
        assertTrue(undoAnswer(event).text().contains("organisation.event.undone-already"));
        entered(wish("FOUNDED").add("founded", list(founded(".N", "Đảng ủy mới", "SUPERIOR", ""))));
        assertEquals(root, unit(".N").getString("parentCode"), "the code is free again");
    }

    @Test
    void renamesAndRecodesOnOneDay() throws SQLException {
        JsonObject renamed = entered(wish("RENAMED").add("units", codes(".A")).add("name", "Chi bộ A mới"));
        JsonObject recoded = entered(wish("RECODED").add("units", codes(".A")).add("code", root + ".A2"));
        assertEquals("Chi bộ A mới", unit(".A2").getString("name"));
        assertEquals(root + ".A2", unit(".A").getString("code"), "the earlier code finds the unit");
        assertEquals(
                "Chi bộ A %s.A 2010-01-01 2025-01-31|Chi bộ A mới %s.A2 2025-02-01 null".formatted(root, root),
                states(".A2"));
        Http.Answer tooEarly = undoAnswer(renamed);
        assertEquals(409, tooEarly.status());
        assertTrue(tooEarly.text().contains("undo-later-event"), tooEarly.text());
        // A program that still sends the code of before, and one that takes it for another unit.
        api.loaded("memberships", MEMBERSHIPS + "%s-6,%s.A,TEMPORARY_IN,2024-01-01,2024-06-30\n".formatted(root, root));
        assertEquals(
                422,
                api.load("units", UNITS + "%s.A,Chi bộ khác,CELL,%s.S,2020-01-01,\n".formatted(root, root))
                        .status());
        undo(recoded);
        undo(renamed);
        before.assertSame(
                dump("delete from membership where valid_to = '2024-06-30' and category = 'TEMPORARY_IN' and cell_id in"
                        + " (select id from unit where code like '" + root + ".%')"));
    }

    @Test
    void movesMoreThanAHundredCellsInOneEvent() throws SQLException {
        StringBuilder cells = new StringBuilder(UNITS);
        IntStream.range(0, MANY)
                .forEach(i -> cells.append("%s.M%03d,Chi bộ %d,CELL,%s.S,2010-01-01,\n".formatted(root, i, i, root)));
        api.loaded("units", cells.toString());
        before = dump();
        String[] moved = IntStream.range(0, MANY).mapToObj(".M%03d"::formatted).toArray(String[]::new);
        JsonObject plan = preview(wish("MOVED").add("units", codes(moved)).add("parent", root + ".T"));
        assertTrue(plan.getBoolean("possible"));
        assertEquals(MANY, plan.getInt("cells"));
        before.assertSame(dump());
        JsonObject event = entered(wish("MOVED").add("units", codes(moved)).add("parent", root + ".T"));
        assertEquals(MANY, event.getInt("units"));
        assertEquals(root + ".T", unit(".M077").getString("parentCode"));
        assertEquals(1, events(".T").size());
        undo(event);
        before.assertSame(dump());
    }

    @Test
    void movesAllOrNothingAndNamesTheBadLines() throws SQLException {
        JsonObjectBuilder wish =
                wish("MOVED").add("units", codes(".A", ".NO", ".B", ".B")).add("parent", root + ".T");
        JsonObject body = wish.build();
        JsonObject plan = Api.object(post("/preview", body));
        assertFalse(plan.getBoolean("possible"));
        assertEquals(
                List.of(
                        "Dòng 2: không có tổ chức đảng mã %s.NO trong phạm vi được sửa của đồng chí.".formatted(root),
                        "Dòng 4: %s.B đã có ở dòng trên.".formatted(root)),
                texts(plan, "obstacles"));
        assertEquals(422, post("", body).status());
        before.assertSame(dump());
    }

    @Test
    void mergesTwoCellsWithTheirMembers() throws SQLException {
        JsonObject event = entered(wish("MERGED")
                .add("units", codes(".A", ".B"))
                .add("founded", list(founded(".AB", "Chi bộ AB", "CELL", ".S")))
                .add("successors", codes(".AB")));
        assertEquals(List.of(root + ".A", root + ".B"), codes(event, "predecessors"));
        assertEquals(
                "%1$s-1 OFFICIAL null|%1$s-2 OFFICIAL null|%1$s-3 PROBATIONARY null|%1$s-4 OFFICIAL null|%1$s-5 OFFICIAL null|%1$s-6 OFFICIAL null"
                        .formatted(root),
                people(".AB"));
        assertEquals("", people(".A"));
        assertEquals("Chi bộ A %s.A 2010-01-01 2025-01-31".formatted(root), states(".A"));
        assertEquals(200, api.get("units/" + root + ".A").status(), "what has ended stays readable");
        undo(event);
        before.assertSame(dump());
    }

    @Test
    void splitsACellAndAsksForTheHeir() throws SQLException {
        JsonObjectBuilder wish = wish("SPLIT")
                .add("units", codes(".A"))
                .add(
                        "founded",
                        list(founded(".A1", "Chi bộ A1", "CELL", ".S"), founded(".A2", "Chi bộ A2", "CELL", ".S")))
                .add("successors", codes(".A1", ".A2"))
                .add("people", Json.createObjectBuilder().add(root + "-2", root + ".A2"));
        JsonObject body = wish.build();
        Http.Answer withoutHeir = post("", body);
        assertEquals(422, withoutHeir.status());
        assertTrue(withoutHeir.text().contains("organisation.event.heir-missing"), withoutHeir.text());
        JsonObject event = entered(Json.createObjectBuilder(body).add("heir", root + ".A1"));
        assertEquals("%1$s-1 OFFICIAL null|%1$s-3 PROBATIONARY null".formatted(root), people(".A1"));
        assertEquals("%s-2 OFFICIAL null".formatted(root), people(".A2"));
        assertEquals(List.of(root + ".A1", root + ".A2"), codes(event, "successors"), "the heir first");
        undo(event);
        before.assertSame(dump());
    }

    @Test
    void dissolvesACommitteeWhoseUnitsGoToItsSuccessors() throws SQLException {
        JsonObject event = entered(wish("DISSOLVED")
                .add("units", codes(".S"))
                .add("founded", list(founded(".N", "Đảng ủy N", "SUPERIOR", "")))
                .add("successors", codes(".N", ".T"))
                .add("heir", root + ".N")
                .add(
                        "placement",
                        Json.createObjectBuilder()
                                .add(root + ".A", root + ".N")
                                .add(root + ".B", root + ".T")
                                .add(root + ".G", root + ".T")));
        assertEquals(root + ".N", unit(".A").getString("parentCode"));
        assertEquals(root + ".T", unit(".G").getString("parentCode"));
        undo(event);
        before.assertSame(dump());
    }

    @Test
    void dissolvesACellWithoutSuccessor() throws SQLException {
        JsonObject event = entered(wish("DISSOLVED").add("units", codes(".A")));
        assertEquals("", people(".A"));
        undo(event);
        before.assertSame(dump());
    }

    @Test
    void entersOneEventForOneRef() throws SQLException {
        JsonObject body =
                wish("RENAMED").add("units", codes(".A")).add("name", "Mới").build();
        assertEquals(201, post("", body).status());
        TableState once = dump();
        assertEquals(201, post("", body).status());
        once.assertSame(dump());
        assertEquals(1, events(".A").size());
    }

    @Test
    void refusesWhatMeetingsAndLocksForbid() {
        api.loaded("meetings", MEETINGS + "%1$s.A-1,%1$s.A,REGULAR,1,2025-03-05,14:00,15:00,,,,,\n".formatted(root));
        JsonObject plan = preview(wish("DISSOLVED").add("units", codes(".A")));
        assertTrue(plan.getBoolean("possible"), "a meeting that is only planned stands in nobody's way");
        assertEquals(1, plan.getInt("plannedMeetings"));
        StringBuilder roll = new StringBuilder(ATTENDANCE);
        IntStream.rangeClosed(2, 3).forEach(i -> roll.append("%1$s.A-1,%1$s-%2$d,PRESENT,\n".formatted(root, i)));
        roll.append("%1$s.A-1,%1$s-1,PRESENT,\n".formatted(root));
        api.loaded("attendance", roll.toString());
        refused(409, "organisation.event.recorded-after", wish("DISSOLVED").add("units", codes(".A")));
        JsonObject event = entered(wish("MOVED").add("units", codes(".A")).add("parent", root + ".T"));
        tables.lockYear(2026);
        try {
            refused(409, "organisation.event.year-locked", wish("DISSOLVED").add("units", codes(".C")));
            assertTrue(undoAnswer(event).text().contains("undo-year-locked"));
        } finally {
            tables.forgetYear(2026);
        }
        undo(event);
    }

    @Test
    void undoesNothingThatHasBeenBuiltOn() {
        JsonObject event = entered(wish("FOUNDED").add("founded", list(founded(".N", "Chi bộ N", "CELL", ".S"))));
        api.loaded("memberships", MEMBERSHIPS + "%1$s-6,%1$s.N,TEMPORARY_IN,2025-03-01,2025-03-31\n".formatted(root));
        Http.Answer answer = undoAnswer(event);
        assertEquals(409, answer.status());
        assertTrue(answer.text().contains("undo-entered-members"), answer.text());
        JsonObject renamed = entered(wish("RENAMED").add("units", codes(".T")).add("name", "Đảng ủy T mới"));
        api.loaded("units", UNITS + "%1$s.T,Đảng ủy T khác,SUPERIOR,%1$s,2025-02-01,\n".formatted(root));
        assertTrue(undoAnswer(renamed).text().contains("undo-changed"));
        assertEquals(
                404,
                post("/" + UUID.randomUUID() + "/undo", JsonObject.EMPTY_JSON_OBJECT)
                        .status());
    }

    @Test
    void keepsToTheBranchOfWhoAsks() {
        assertEquals(
                200, Api.of(server, "bithu").get("unit-events?unit=LS.KCQ.BDV").status());
        JsonObject body = wish("MOVED")
                .add("units", codes(".A"))
                .add("parent", root + ".T")
                .build();
        Http officer = server.http().as("tinhuy", "nennep-2021");
        Http.Answer foreign = officer.post("/api/v1/unit-events", body.toString());
        assertEquals(422, foreign.status());
        assertTrue(foreign.text().contains("unit-unknown"), foreign.text());
        Http secretary = server.http().as("bithu", "nennep-2021");
        assertEquals(403, secretary.post("/api/v1/unit-events", body.toString()).status());
        JsonObject event = entered(Json.createObjectBuilder(body));
        assertEquals(
                404,
                officer.post("/api/v1/unit-events/" + event.getString("ref") + "/undo", "{}")
                        .status());
        assertEquals(
                404,
                officer.get("/api/v1/unit-events/" + event.getString("ref")).status());
        assertNotEquals(200, officer.get("/api/v1/unit-events?unit=" + root).status());
    }

    @Test
    void letsTheTablesWallStandWhileAnOfficerMergesAndUndoes() throws SQLException {
        // The officer of one province of several: every row is asked whether it is the officer's.
        String cell = "LS.HM.X1.T1";
        String joins =
                tables.only("select m.code from member m join membership s on s.member_id = m.id join unit u on u.id ="
                        + " s.cell_id where u.code = 'LS.KCQ.BDV' order by m.code limit 1");
        api.loaded("memberships", MEMBERSHIPS + "%s,%s,TEMPORARY_IN,2025-03-01,2025-03-31\n".formatted(joins, cell));
        try {
            before = dump();
            Http officer = server.http().as("tinhuy", "nennep-2021");
            JsonObject body = wish("MERGED")
                    .add("units", Json.createArrayBuilder().add(cell).add("LS.HM.X1.T2"))
                    .add(
                            "founded",
                            list(Json.createObjectBuilder()
                                    .add("code", "LS.HM.X1.T12")
                                    .add("name", "Chi bộ liên thôn (mẫu)")
                                    .add("kind", "CELL")
                                    .add("parent", "LS.HM.X1")
                                    .build()))
                    .add("successors", Json.createArrayBuilder().add("LS.HM.X1.T12"))
                    .build();
            Http.Answer merged = officer.post("/api/v1/unit-events", body.toString());
            assertEquals(201, merged.status(), merged.text());
            assertNotEquals(before, dump());
            Http.Answer undone = officer.post("/api/v1/unit-events/" + body.getString("ref") + "/undo", "{}");
            assertEquals(200, undone.status(), undone.text());
            before.assertSame(dump());
        } finally {
            dump("delete from membership where valid_from = '2025-03-01' and cell_id ="
                    + " (select id from unit where code = '" + cell + "')");
        }
    }

    private JsonObjectBuilder wish(String kind) {
        return Json.createObjectBuilder()
                .add("ref", UUID.randomUUID().toString())
                .add("kind", kind)
                .add("day", DAY)
                .add("documentNumber", "12-QĐ/TU")
                .add("documentOn", "2025-01-20");
    }

    private JsonArrayBuilder codes(String... ends) {
        JsonArrayBuilder codes = Json.createArrayBuilder();
        List.of(ends).forEach(end -> codes.add(root + end));
        return codes;
    }

    private JsonObject founded(String code, String name, String kind, String parent) {
        return Json.createObjectBuilder()
                .add("code", root + code)
                .add("name", name)
                .add("kind", kind)
                .add("parent", root + parent)
                .build();
    }

    private static JsonArrayBuilder list(JsonObject... objects) {
        return Json.createArrayBuilder(List.of(objects));
    }

    private static List<String> codes(JsonObject event, String name) {
        return texts(event, name);
    }

    private static List<String> texts(JsonObject object, String name) {
        return object.getJsonArray(name).getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .toList();
    }

    private static Http.Answer post(String path, JsonObject body) {
        return server.http()
                .as(TestServer.ADMIN, TestServer.ADMIN_PASSWORD)
                .post("/api/v1/unit-events" + path, body.toString());
    }

    private static JsonObject preview(JsonObjectBuilder wish) {
        Http.Answer answer = post("/preview", wish.build());
        assertEquals(200, answer.status(), answer.text());
        return Api.object(answer);
    }

    private static JsonObject entered(JsonObjectBuilder wish) {
        Http.Answer answer = post("", wish.build());
        assertEquals(201, answer.status(), answer.text());
        return Api.object(answer);
    }

    private static void refused(int status, String code, JsonObjectBuilder wish) {
        Http.Answer answer = post("", wish.build());
        assertEquals(status, answer.status(), answer.text());
        assertEquals(code, Api.object(answer).getString("code"));
    }

    private static Http.Answer undoAnswer(JsonObject event) {
        return post("/" + event.getString("ref") + "/undo", JsonObject.EMPTY_JSON_OBJECT);
    }

    private static void undo(JsonObject event) {
        Http.Answer answer = undoAnswer(event);
        assertEquals(200, answer.status(), answer.text());
        assertFalse(Api.object(answer).isNull("undoneAt"));
    }

    private JsonObject unit(String end) {
        return Api.object(api.get("units/" + root + end));
    }

    private List<JsonObject> events(String end) {
        return Api.json(api.get("unit-events?unit=" + root + end)).asJsonArray().getValuesAs(JsonObject.class);
    }

    private String states(String end) {
        return tables.only(
                "select string_agg(name || ' ' || code || ' ' || valid_from || ' ' || coalesce(valid_to::text, 'null'),"
                        + " '|' order by valid_from) from unit_period where unit_id = (select id from unit where code = '"
                        + root
                        + end + "')");
    }

    /** Who belongs to a cell on the day, and until when. */
    private String people(String end) {
        return tables.only(
                "select coalesce(string_agg(m.code || ' ' || s.category || ' ' || coalesce(s.valid_to::text, 'null'),"
                        + " '|' order by m.code, s.category), '') from membership s join member m on m.id = s.member_id"
                        + " where s.cell_id = (select id from unit where code = '" + root + end + "')"
                        + " and '" + DAY + "' between s.valid_from and coalesce(s.valid_to, 'infinity')");
    }

    private TableState dump(String... first) throws SQLException {
        List.of(first).forEach(tables::run);
        return TableState.of(server, List.of("unit", "unit_period", "membership", "unit_succession"));
    }
}
