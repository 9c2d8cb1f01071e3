package vn.nennep.rollcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.People;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;
import vn.nennep.testdata.Visit;

/** The register of a cell's year, as a page, by REST and as a file. */
class RegisterIT {

    private static final String CELL = "LS.KCQ.M02";
    private static final String YEAR = "&year=2021";
    private static final String AWAY =
            """
            select x.full_name from meeting m join unit u on u.id = m.cell_id
            join roll_call_entry e on e.meeting_id = m.id and e.year = m.year
            join member x on x.id = e.member_id
            where u.code = ? and m.year = 2021 and m.counted and e.category <> 'X'
            group by x.id
            order by count(*) filter (where e.mark in ('E', 'A')) desc, count(*) filter (where e.mark = 'A') desc,
              x.given_name collate "vi-x-icu", x.family_and_middle_name collate "vi-x-icu", x.code
            """;

    private static TestServer server;
    private static Tables tables;
    private static Http office;

    @BeforeAll
    static void start() {
        server = TestServer.get();
        tables = Tables.of(server);
        office = server.http().as("tinhuy", People.PASSWORD);
    }

    @Test
    void saysWhoWasAwayMostOftenAndAddsUpToThePublishedYear() {
        JsonObject register = Api.object(office.get("/api/v1/reports/register?unit=" + CELL + YEAR));
        assertEquals(tables.list(AWAY, CELL), names(register));
        JsonObject published = Api.object(office.get("/api/v1/reports/consolidated?unit=" + CELL + YEAR))
                .getJsonObject("unit");
        for (String figure : List.of("due", "present", "excused", "absent")) {
            assertEquals(published.getInt(figure), sum(register.getJsonArray("members"), figure), figure);
            assertEquals(published.getInt(figure), sum(register.getJsonArray("meetings"), figure), figure);
        }
        assertEquals(
                published.getInt("sessions"), register.getJsonArray("meetings").size());
    }

    @Test
    void hasTheMarkOfEachPersonInEachMeeting() {
        JsonObject register = Api.object(office.get("/api/v1/reports/register?unit=" + CELL + YEAR));
        JsonObject first = register.getJsonArray("meetings").getJsonObject(0);
        JsonArray roll = Api.object(office.get("/api/v1/meetings/" + first.getString("code") + "/roll-call"))
                .getJsonArray("entries");
        assertFalse(roll.isEmpty());
        for (JsonValue entry : roll) {
            JsonObject line = register.getJsonArray("members").stream()
                    .map(JsonValue::asJsonObject)
                    .filter(one -> one.getString("memberCode")
                            .equals(entry.asJsonObject().getString("memberCode")))
                    .findFirst()
                    .orElseThrow();
            assertEquals(
                    entry.asJsonObject().getString("mark"),
                    line.getJsonObject("marks").getString(first.getString("code")));
        }
    }

    @Test
    void aMarkOpensItsRollForWhoMayMendItOnly() {
        String address = "/rollcall/register.xhtml?cell=LS.KCQ.BDV" + YEAR;
        String meeting = tables.only("select m.ref from meeting m join unit u on u.id = m.cell_id"
                + " where u.code = 'LS.KCQ.BDV' and m.year = 2021 and m.counted order by m.held_on limit 1");
        String keeper = page("bithu", address);
        String reader = page("canbo", address);
        int people = tables.list(AWAY, "LS.KCQ.BDV").size();
        String link = "/rollcall/take.xhtml?meeting=" + meeting;
        assertEquals(
                people + 1, keeper.split(java.util.regex.Pattern.quote(link), -1).length - 1, "head and each person");
        assertEquals(1, reader.split(java.util.regex.Pattern.quote(link), -1).length - 1, "the head alone");
        for (String name : tables.list(AWAY, "LS.KCQ.BDV")) {
            assertTrue(reader.contains(name), name);
        }
    }

    @Test
    void aFileHasTheSameLines() throws IOException {
        Http.Answer file =
                Visit.signedIn(server, "canbo", People.PASSWORD).get("/document/register.xlsx?unit=" + CELL + YEAR);
        assertEquals(200, file.status());
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file.body()))) {
            List<Row> rows = book.getFirstSheet().read();
            List<String> names = tables.list(AWAY, CELL);
            List<String> found = rows.stream()
                    .filter(row -> row.getRowNum() > 4 && row.getRowNum() <= 4 + names.size())
                    .map(row -> row.getCellText(1))
                    .toList();
            assertEquals(names, found);
            Row total = rows.get(rows.size() - 1);
            int last = total.getCellCount() - 1;
            Map<String, Integer> sums =
                    Map.of("due", last - 4, "present", last - 3, "excused", last - 2, "absent", last - 1);
            JsonArray members = Api.object(office.get("/api/v1/reports/register?unit=" + CELL + YEAR))
                    .getJsonArray("members");
            sums.forEach((figure, column) -> assertEquals(
                    sum(members, figure),
                    total.getCellAsNumber(column).orElseThrow().intValue(),
                    figure));
        }
        assertEquals(
                "1",
                tables.only("select count(*) from audit_entry where action = 'EXPORT' and subject = 'register'"
                        + " and login = 'canbo' and subject_key = '" + CELL + " 2021'"));
    }

    @Test
    void aYearWithoutMeetingsSaysSo() {
        assertTrue(page("canbo", "/rollcall/register.xhtml?cell=" + CELL + "&year=1999")
                .contains("chưa có buổi sinh hoạt nào đã điểm danh"));
        assertEquals(
                0,
                Api.object(office.get("/api/v1/reports/register?unit=" + CELL + "&year=1999"))
                        .getJsonArray("members")
                        .size());
        assertEquals(422, office.get("/api/v1/reports/register?unit=" + CELL).status());
        assertEquals(422, office.get("/api/v1/reports/register?unit=LS" + YEAR).status(), "a province has no register");
    }

    private static String page(String login, String address) {
        Http.Answer answer = Visit.signedIn(server, login, People.PASSWORD).get(address);
        assertEquals(200, answer.status(), address);
        return answer.text();
    }

    private static List<String> names(JsonObject register) {
        return register.getJsonArray("members").stream()
                .map(one -> one.asJsonObject().getString("name"))
                .toList();
    }

    private static int sum(JsonArray lines, String figure) {
        return lines.stream().mapToInt(one -> one.asJsonObject().getInt(figure)).sum();
    }
}
