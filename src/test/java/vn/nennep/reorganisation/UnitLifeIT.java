package vn.nennep.reorganisation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nennep.testdata.CsvFile.ATTENDANCE;
import static vn.nennep.testdata.CsvFile.LEAVES;
import static vn.nennep.testdata.CsvFile.MEETINGS;
import static vn.nennep.testdata.CsvFile.MEMBERSHIPS;
import static vn.nennep.testdata.CsvFile.UNITS;
import static vn.nennep.testdata.TestAccount.anAccount;
import static vn.nennep.testdata.TestMember.aMember;
import static vn.nennep.testdata.TestUnit.aCell;
import static vn.nennep.testdata.TestUnit.aProvince;

import com.microsoft.playwright.Page;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.Browser;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.People;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestMember;
import vn.nennep.testdata.TestServer;
import vn.nennep.testdata.TestUnit;

/** Whatever belongs to a unit lies within its life, by whichever way it is entered, and goes with the unit's end. */
class UnitLifeIT {

    /** First day on which the cell no longer stands. */
    private static final String END = "2022-07-01";

    private static final String LAST = "2022-06-30";

    private static TestServer server;
    private static Tables tables;
    private static Api api;

    private String root;

    @BeforeAll
    static void start() {
        server = TestServer.get();
        tables = Tables.of(server);
        api = Api.of(server);
        anAccount("lf").as("OFFICER", "LS.KCQ").save(server);
    }

    /** A province with three cells; two people in A, one of them on leave, one in B. */
    @BeforeEach
    void loadBranch() {
        root = TestUnit.unusedCode();
        aProvince(root)
                .with(
                        aCell(root + ".A")
                                .named("Chi bộ A")
                                .since("2015-01-01")
                                .with(member(1, "Một"), member(2, "Hai")),
                        aCell(root + ".B").named("Chi bộ B").with(member(3, "Ba")))
                .load(api);
    }

    private TestMember member(int number, String givenName) {
        return aMember(root + "-" + number, "Nguyễn Văn", givenName).since("2016-01-01");
    }

    @Test
    void endsWithAUnitWhatReachesBeyondItAndBringsItBack() {
        fillCell();
        String before = dump();
        JsonObject body = wish("DISSOLVED").add("units", codes(".A")).build();
        JsonObject preview = Api.object(post("/preview", body));
        assertTrue(preview.getBoolean("possible"), preview.toString());
        String notices = texts(preview, "notices");
        for (String said : List.of(
                "2 đảng viên kết thúc sinh hoạt tại chi bộ mà chưa có chi bộ mới: Nguyễn Văn Hai, Nguyễn Văn Một",
                "1 chức vụ",
                "1 quyền của tài khoản",
                "2 buổi sinh hoạt",
                "03/09/2022",
                "1 việc chuyển sinh hoạt",
                "Nguyễn Văn Ba",
                "1 lần miễn sinh hoạt")) {
            assertTrue(notices.contains(said), said + " is missing in " + notices);
        }
        assertEquals(before, dump(), "a preview changes nothing");
        Http.Answer entered = post("", body);
        assertEquals(201, entered.status(), entered.text());
        assertEquals(
                "membership 2, position 1, grant 1, leave 1",
                tables.only(
                        ("select 'membership ' || (select count(*) from membership where cell_id = c.id and valid_to = '%1$s')"
                                        + " || ', position ' || (select count(*) from member_position where unit_id = c.id and valid_to = '%1$s')"
                                        + " || ', grant ' || (select count(*) from role_grant where unit_id = c.id and valid_to = '%1$s')"
                                        + " || ', leave ' || (select count(*) from member_leave l join member m on m.id = l.member_id"
                                        + " where m.code = '%2$s-1' and l.valid_to = '%1$s')"
                                        + " from unit c where c.code = '%2$s.A'")
                                .formatted(LAST, root)));
        assertEquals(
                "2022-05-03 PLANNED|2022-08-03 NOT_HELD|2022-09-03 NOT_HELD",
                tables.only(
                        "select string_agg(held_on || ' ' || status, '|' order by held_on) from meeting where code like '"
                                + root + ".A%'"));
        assertEquals(
                "RETURNED", tables.only("select status from member_transfer where document_number = '" + root + "'"));
        Http.Answer undone = post("/" + body.getString("ref") + "/undo", JsonObject.EMPTY_JSON_OBJECT);
        assertEquals(200, undone.status(), undone.text());
        assertEquals(before, dump());
    }

    @Test
    void endsByFileAsByEvent() {
        fillCell();
        JsonObject result =
                api.loaded("units", UNITS + "%1$s.A,Chi bộ A,CELL,%1$s,2015-01-01,%2$s\n".formatted(root, LAST));
        String said = result.getJsonArray("warnings").toString();
        for (String part :
                List.of("2 đảng viên", "1 chức vụ", "1 quyền", "2 buổi sinh hoạt", "1 việc chuyển", "1 lần miễn")) {
            assertTrue(said.contains(part), part + " is missing in " + said);
        }
        assertEquals(
                "0",
                tables.only("select count(*) from membership s join unit u on u.id = s.cell_id where u.code = '" + root
                        + ".A' and coalesce(s.valid_to, 'infinity') > '" + LAST + "'"));
        assertEquals(
                "0",
                tables.only("select count(*) from meeting m join unit u on u.id = m.cell_id where u.code = '" + root
                        + ".A' and m.status = 'PLANNED' and m.held_on > '" + LAST + "'"));
    }

    @Test
    void refusesAFileOfWhatLiesOutsideAndNamesTheDayAndTheSuccessor() {
        Http.Answer merged = post(
                "",
                wish("MERGED")
                        .add("units", codes(".A"))
                        .add("successors", codes(".B"))
                        .build());
        assertEquals(201, merged.status(), merged.text());
        Http.Answer late = api.load(
                "memberships", MEMBERSHIPS + "%1$s-3,%1$s.A,TEMPORARY_IN,2022-05-01,2022-12-31\n".formatted(root));
        assertEquals(422, late.status(), late.text());
        assertTrue(late.text().contains("30/06/2022"), late.text());
        assertTrue(late.text().contains("Chi bộ B (" + root + ".B)"), late.text());
        Http.Answer early = api.load(
                "memberships", MEMBERSHIPS + "%1$s-3,%1$s.A,TEMPORARY_IN,2014-05-01,2015-12-31\n".formatted(root));
        assertEquals(422, early.status(), early.text());
        assertTrue(early.text().contains("01/01/2015"), early.text());
        Http.Answer meeting =
                api.load("meetings", MEETINGS + "%1$s.A-9,%1$s.A,REGULAR,9,2022-09-03,,,,,,,\n".formatted(root));
        assertEquals(422, meeting.status(), meeting.text());
        assertTrue(meeting.text().contains("30/06/2022"), meeting.text());
    }

    /** The open end of the file that was sent before the cell ended means the cell's last day. */
    @Test
    void closesAnOpenEndOfAFileWithTheUnitAndTakesNoAttendanceAfterIt() {
        load("meetings", MEETINGS, "X.A-9,X.A,REGULAR,9,2022-09-03,,,,,,,");
        post("", wish("DISSOLVED").add("units", codes(".A")).build());
        JsonObject taken =
                api.loaded("memberships", MEMBERSHIPS + "%1$s-3,%1$s.A,TEMPORARY_IN,2022-05-01,\n".formatted(root));
        assertTrue(taken.getJsonArray("warnings").toString().contains("30/06/2022"), taken.toString());
        assertEquals(
                LAST,
                tables.only(
                        "select s.valid_to::text from membership s join member m on m.id = s.member_id where m.code = '"
                                + root + "-3' and s.category = 'TEMPORARY_IN'"));
        Http.Answer attendance = api.load("attendance", ATTENDANCE + "%1$s.A-9,%1$s-3,PRESENT,\n".formatted(root));
        assertEquals(422, attendance.status(), attendance.text());
        JsonObject again =
                api.loaded("memberships", MEMBERSHIPS + "%1$s-3,%1$s.A,TEMPORARY_IN,2022-05-01,\n".formatted(root));
        assertEquals(1, again.getInt("unchanged"), "a file sent again changes nothing");
    }

    @Test
    void usesTheCodeOfAnEndedUnitAgainByEvent() {
        post("", wish("DISSOLVED").add("units", codes(".A")).build());
        String before = dump();
        JsonObject founded = wish("FOUNDED", "2023-01-01")
                .add(
                        "founded",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("code", root + ".A")
                                        .add("name", "Chi bộ A mới")
                                        .add("kind", "CELL")
                                        .add("parent", root)))
                .build();
        Http.Answer answer = post("", founded);
        assertEquals(201, answer.status(), answer.text());
        assertEquals("Chi bộ A mới", Api.object(api.get("units/" + root + ".A")).getString("name"));
        assertEquals("Chi bộ A", Api.object(api.get("units/" + root + ".A~1")).getString("name"));
        assertEquals(
                200,
                post("/" + founded.getString("ref") + "/undo", JsonObject.EMPTY_JSON_OBJECT)
                        .status());
        assertEquals(before, dump());
    }

    @Test
    void usesTheCodeOfAnEndedUnitAgainByFile() {
        post("", wish("DISSOLVED").add("units", codes(".A")).build());
        String file = UNITS
                + "%1$s.A,Chi bộ A,CELL,%1$s,2015-01-01,%2$s\n%1$s.A,Chi bộ A mới,CELL,%1$s,2023-01-01,\n"
                        .formatted(root, LAST);
        assertEquals(1, api.loaded("units", file).getInt("created"));
        assertEquals("2", tables.only("select count(distinct unit_id) from unit_period where code = '" + root + ".A'"));
        assertEquals(2, api.loaded("units", file).getInt("unchanged"));
        // A code means the unit that had it on the day.
        load("memberships", MEMBERSHIPS, "X-3,X.A,TEMPORARY_IN,2022-05-01,2022-05-31", "X-1,X.A,OFFICIAL,2023-02-01,");
        assertEquals(
                "Chi bộ A|Chi bộ A mới",
                tables.only("select string_agg(p.name, '|' order by s.valid_from) from membership s"
                        + " join unit_period p on p.unit_id = s.cell_id join member m on m.id = s.member_id"
                        + " where m.code in ('" + root + "-1', '" + root + "-3') and s.valid_from > '2022-01-01'"));
    }

    @Test
    void letsASuccessorTakeTheCodeWithTheDay() {
        String before = dump();
        JsonObject merged = wish("MERGED")
                .add("units", codes(".A", ".B"))
                .add(
                        "founded",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("code", root + ".A")
                                        .add("name", "Chi bộ AB")
                                        .add("kind", "CELL")
                                        .add("parent", root)))
                .add("successors", codes(".A"))
                .build();
        Http.Answer answer = post("", merged);
        assertEquals(201, answer.status(), answer.text());
        assertEquals("Chi bộ AB", Api.object(api.get("units/" + root + ".A")).getString("name"));
        assertEquals(
                200,
                post("/" + merged.getString("ref") + "/undo", JsonObject.EMPTY_JSON_OBJECT)
                        .status());
        assertEquals(before, dump());
    }

    @Test
    void findsByNameWhoHasNoCellAndSaysSinceWhen() throws Exception {
        post("", wish("DISSOLVED").add("units", codes(".A")).build());
        People.of(server).add("lf-tinh", "PROVINCE_OFFICER", root);
        Page page = Browser.newPage(390, 800);
        People.of(server).enter(page, "lf-tinh");
        page.navigate(server.url() + "organisation/members.xhtml");
        page.locator("#name").fill("nguyen van mot");
        page.keyboard().press("Enter");
        assertThat(page.locator("#found tbody tr")).hasCount(1);
        assertThat(page.locator("#found")).containsText("Không thuộc chi bộ nào từ 01/07/2022");
        Browser.screenshot(page, "found-without-cell");
        page.locator("#found a.row-link").click();
        assertThat(page.locator("h1")).containsText("Nguyễn Văn Một");
        page.context().close();
    }

    @Test
    void saysWhichPartIsToBeUndoneFirst() {
        JsonObject founded = wish("FOUNDED")
                .add(
                        "founded",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("code", root + ".N")
                                        .add("name", "Chi bộ N")
                                        .add("kind", "CELL")
                                        .add("parent", root)))
                .build();
        post("", founded);
        load("memberships", MEMBERSHIPS, "X-3,X.N,TEMPORARY_IN,2022-08-01,2022-09-30");
        Http.Answer undone = post("/" + founded.getString("ref") + "/undo", JsonObject.EMPTY_JSON_OBJECT);
        assertEquals(409, undone.status());
        assertTrue(undone.text().contains("Nguyễn Văn Ba đã được ghi vào Chi bộ N"), undone.text());
        JsonObject ended = wish("DISSOLVED").add("units", codes(".A")).build();
        load("leaves", LEAVES, "X-1,EXEMPT,2022-01-01,,Tuổi cao");
        post("", ended);
        update(
                "update member_leave l set valid_to = '2022-05-31' from member m where m.id = l.member_id and m.code = 'X-1'");
        Http.Answer changed = post("/" + ended.getString("ref") + "/undo", JsonObject.EMPTY_JSON_OBJECT);
        assertEquals(409, changed.status());
        assertTrue(changed.text().contains("tạm vắng của Nguyễn Văn Một"), changed.text());
    }

    /** The tables have the last word, whoever writes. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "membership after | insert into membership (id, member_id, cell_id, category, valid_from) select nextval('membership_seq'), m.id, u.id, 'TEMPORARY_IN', '2022-06-01' from member m, unit u where m.code = 'X-3' and u.code = 'X.A' | unit_life_ended",
                "membership before | insert into membership (id, member_id, cell_id, category, valid_from, valid_to) select nextval('membership_seq'), m.id, u.id, 'TEMPORARY_IN', '2014-12-31', '2015-02-01' from member m, unit u where m.code = 'X-3' and u.code = 'X.A' | unit_life_not_begun",
                "membership reopened | update membership set valid_to = null where cell_id = (select id from unit where code = 'X.A') | unit_life_ended",
                "position | insert into member_position (id, ref, member_id, unit_id, kind, valid_from) select nextval('member_position_seq'), gen_random_uuid(), m.id, u.id, 'DEPUTY', '2022-06-01' from member m, unit u where m.code = 'X-3' and u.code = 'X.A' | unit_life_ended",
                "grant | insert into role_grant (id, account_id, role, unit_id, valid_from) select nextval('role_grant_seq'), a.id, 'DEPUTY', u.id, '2022-07-01' from account a, unit u where a.login = 'lf' and u.code = 'X.A' | unit_life_ended",
                "meeting | insert into meeting (id, code, cell_id, kind, number, held_on, status) select nextval('meeting_seq'), 'X.A-8', u.id, 'REGULAR', 8, '2022-07-01', 'PLANNED' from unit u where u.code = 'X.A' | unit_life_ended",
                "meeting before | insert into meeting (id, code, cell_id, kind, number, held_on, status) select nextval('meeting_seq'), 'X.A-8', u.id, 'REGULAR', 8, '2014-12-31', 'PLANNED' from unit u where u.code = 'X.A' | unit_life_not_begun",
                "leave | insert into member_leave (id, member_id, kind, valid_from) select nextval('member_leave_seq'), m.id, 'EXEMPT', '2022-06-01' from member m where m.code = 'X-1' | unit_life_ended",
                "transfer to | insert into member_transfer (id, ref, member_id, from_cell_id, to_cell_id, kind, document_number, document_on, first_day, status, sent_at, sent_by) select nextval('member_transfer_seq'), gen_random_uuid(), m.id, b.id, a.id, 'OFFICIAL', '1', '2022-06-01', '2022-07-01', 'SENT', now(), 'x' from member m, unit a, unit b where m.code = 'X-3' and a.code = 'X.A' and b.code = 'X.B' | unit_life_ended",
                "plan | insert into annual_plan (id, cell_id, year, revision, status) select nextval('annual_plan_seq'), id, 2023, 1, 'DRAFT' from unit where code = 'X.A' | unit_life_ended",
                "unit below | update unit_period set parent_id = (select id from unit where code = 'X.A') where unit_id = (select id from unit where code = 'X.B') | unit_life_not_begun",
                "shortened | update unit_period set valid_to = '2020-01-31' where unit_id = (select id from unit where code = 'X.B') | unit_life_ended",
                "begun later | update unit_period set valid_from = '2018-01-01' where unit_id = (select id from unit where code = 'X.B') | unit_life_not_begun"
            })
    void holdsInTheTables(String name, String sql, String constraint) throws SQLException {
        post("", wish("DISSOLVED").add("units", codes(".A")).build());
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            SQLException refused = assertThrows(
                    SQLException.class,
                    () -> statement.executeUpdate(sql.strip().replace("'X", "'" + root)));
            assertEquals("23514", refused.getSQLState(), refused.getMessage());
            assertTrue(
                    ((org.postgresql.util.PSQLException) refused)
                            .getServerErrorMessage()
                            .getConstraint()
                            .equals(constraint.strip()),
                    refused.getMessage());
        }
    }

    /** Whoever shortens a life and whoever writes into it at the same time do not pass each other by. */
    @Test
    void letsNobodyWriteIntoALifeThatIsBeingShortened() throws Exception {
        try (Connection ending = server.connect();
                Connection writing = server.connect();
                Statement end = ending.createStatement();
                Statement write = writing.createStatement()) {
            ending.setAutoCommit(false);
            end.executeUpdate("update membership set valid_to = '" + LAST
                    + "' where cell_id = (select id from unit where code = '" + root + ".A')");
            end.executeUpdate("update unit_period set valid_to = '" + LAST
                    + "' where unit_id = (select id from unit where code = '" + root + ".A')");
            end.execute("set constraints all immediate");
            write.execute("set lock_timeout = '500ms'");
            SQLException waits = assertThrows(
                    SQLException.class,
                    () -> write.executeUpdate("insert into meeting (id, code, cell_id, kind, number, held_on, status)"
                            + " select nextval('meeting_seq'), code || '-7', id, 'REGULAR', 7, '2022-09-03', 'PLANNED'"
                            + " from unit where code = '" + root + ".A'"));
            assertEquals("55P03", waits.getSQLState(), waits.getMessage());
            ending.commit();
        }
    }

    /** What belongs to cell A and reaches beyond its end. */
    private void fillCell() {
        load(
                "meetings",
                MEETINGS,
                "X.A-1,X.A,REGULAR,1,2022-05-03,,,,,,,",
                "X.A-2,X.A,REGULAR,2,2022-08-03,,,,,,,",
                "X.A-3,X.A,REGULAR,3,2022-09-03,,,,,,,");
        load("leaves", LEAVES, "X-1,EXEMPT,2022-01-01,,Tuổi cao");
        anAccount("lf").as("DEPUTY", root + ".A").since("2020-01-01").grant(server);
        update(
                "update meeting set status = 'POSTPONED', move_reason = 'Bão' where code = 'X.A-2'",
                "insert into member_position (id, ref, member_id, unit_id, kind, valid_from)"
                        + " select nextval('member_position_seq'), gen_random_uuid(), m.id, u.id, 'SECRETARY', '2020-01-01'"
                        + " from member m, unit u where m.code = 'X-1' and u.code = 'X.A'",
                "insert into member_transfer (id, ref, member_id, from_cell_id, to_cell_id, kind, document_number,"
                        + " document_on, first_day, status, sent_at, sent_by)"
                        + " select nextval('member_transfer_seq'), gen_random_uuid(), m.id, b.id, a.id, 'OFFICIAL', 'X',"
                        + " '2022-05-01', '2022-06-01', 'SENT', now(), 'test' from member m, unit a, unit b"
                        + " where m.code = 'X-3' and a.code = 'X.A' and b.code = 'X.B'");
    }

    private JsonObjectBuilder wish(String kind) {
        return wish(kind, END);
    }

    private static JsonObjectBuilder wish(String kind, String day) {
        return Json.createObjectBuilder()
                .add("ref", UUID.randomUUID().toString())
                .add("kind", kind)
                .add("day", day);
    }

    private jakarta.json.JsonArrayBuilder codes(String... ends) {
        jakarta.json.JsonArrayBuilder array = Json.createArrayBuilder();
        Stream.of(ends).forEach(end -> array.add(root + end));
        return array;
    }

    private static Http.Answer post(String path, JsonObject body) {
        return server.http()
                .as(TestServer.ADMIN, TestServer.ADMIN_PASSWORD)
                .post("/api/v1/unit-events" + path, body.toString());
    }

    private void load(String kind, String header, String... rows) {
        String body = Stream.of(rows)
                .map(row -> row.replaceAll("\\bX(?=[.\\-,])", root).replace("Tỉnh ủy X", "Tỉnh ủy " + root) + "\n")
                .collect(Collectors.joining());
        api.loaded(kind, header + body);
    }

    private void update(String... statements) {
        for (String sql : statements) {
            tables.run(sql.replaceAll("'X(?=[.\\-'])", "'" + root));
        }
    }

    private static String texts(JsonObject plan, String list) {
        return plan.getJsonArray(list).stream()
                .map(one -> one instanceof JsonString text ? text.getString() : one.toString())
                .collect(Collectors.joining(" "));
    }

    private static String dump() {
        StringBuilder dump = new StringBuilder();
        for (String table : List.of(
                "unit",
                "unit_period",
                "membership",
                "member_position",
                "role_grant",
                "meeting",
                "member_transfer",
                "member_leave",
                "unit_succession")) {
            dump.append(tables.only(
                            "select coalesce(string_agg(t::text, E'\\n' order by t::text), '') from " + table + " t"))
                    .append('\n');
        }
        return dump.toString();
    }
}
