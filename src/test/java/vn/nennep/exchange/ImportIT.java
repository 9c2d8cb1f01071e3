package vn.nennep.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nennep.testdata.CsvFile.ATTENDANCE;
import static vn.nennep.testdata.CsvFile.LEAVES;
import static vn.nennep.testdata.CsvFile.MEETINGS;
import static vn.nennep.testdata.CsvFile.MEMBERS;
import static vn.nennep.testdata.CsvFile.MEMBERSHIPS;
import static vn.nennep.testdata.CsvFile.UNITS;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;

/** Files as other programs send them: right ones, the same ones again, and every way of being wrong. */
class ImportIT {

    private static TestServer server;
    private static Tables tables;
    private static Api api;

    @BeforeAll
    static void loadSmallProvince() {
        server = TestServer.get();
        tables = Tables.of(server);
        api = Api.of(server);
        api.loaded(
                "units",
                UNITS
                        + """
                IM,Tỉnh ủy nhập,PROVINCE,,2010-01-01,
                IM.G,Đảng bộ cơ sở,GRASSROOTS,IM,2010-01-01,
                IM.H,Đảng bộ sắp giải thể,GRASSROOTS,IM,2010-01-01,2021-06-30
                IM.A,Chi bộ A,CELL,IM.G,2010-01-01,
                IM.B,Chi bộ B,CELL,IM.H,2015-01-01,2021-06-30
                IM.B,Chi bộ B,CELL,IM.G,2021-07-01,2021-12-15
                """);
        api.loaded(
                "members",
                MEMBERS
                        + """
                IM-1,Nguyễn Văn,An,1970-01-02,1995-05-19,1996-05-19
                IM-2,Trần Thị,Bình,1971-02-03,,
                IM-3,Lê,Chi,,,
                IM-4,Phạm,Dũng,,,
                IM-5,Đặng,Êm,,,
                """);
        api.loaded(
                "memberships",
                MEMBERSHIPS
                        + """
                IM-1,IM.A,OFFICIAL,2015-01-01,
                IM-2,IM.A,OFFICIAL,2015-01-01,
                IM-3,IM.A,PROBATIONARY,2021-05-01,
                IM-4,IM.B,OFFICIAL,2015-01-01,
                IM-5,IM.B,OFFICIAL,2015-01-01,2021-05-31
                """);
        api.loaded("leaves", LEAVES + "IM-2,EXEMPT,2021-03-01,,Tuổi cao\n");
        api.loaded(
                "meetings",
                MEETINGS
                        + """
                IM.A-1,IM.A,REGULAR,1,2021-02-05,14:00,15:30,,,,,IM-1
                IM.A-T1,IM.A,THEMATIC,1,2021-06-10,,,Chuyên đề,IDEOLOGY,REPORT|SLIDES,IM-1|IM-3,IM-1
                """);
        api.loaded(
                "attendance",
                ATTENDANCE
                        + """
                IM.A-1,IM-1,PRESENT,
                IM.A-1,IM-2,EXCUSED,Ốm
                """);
    }

    /** The next file, and whoever comes after it, must not be planned for tables as small as they were. */
    @ParameterizedTest
    @ValueSource(
            strings = {"unit", "unit_period", "member", "membership", "member_leave", "meeting", "roll_call_entry"})
    void isKnownToThePlannerOnceItIsLoaded(String table) {
        assertEquals(
                "t",
                tables.only("select analyze_count > 0 from pg_stat_all_tables where relid = to_regclass(?)", table));
    }

    @Test
    void recordsTheMeetingOfACompleteRollCall() {
        JsonObject meeting = meeting("IM.A-1");
        assertEquals("RECORDED", meeting.getString("status"));
        assertEquals(2, meeting.getInt("due"));
        assertEquals(1, meeting.getInt("excused"));
    }

    @Test
    void changesNothingWhenTheSameFileComesAgain() {
        JsonObject again = api.loaded("units", UNITS + "IM.G,Đảng bộ cơ sở,GRASSROOTS,IM,2010-01-01,\n");
        assertEquals(List.of(0, 0, 1), counts(again));
        JsonObject roll = api.loaded("attendance", ATTENDANCE + "IM.A-1,IM-2,EXCUSED,Ốm\nIM.A-1,IM-1,PRESENT,\n");
        assertEquals(List.of(0, 0, 2), counts(roll));
    }

    @Test
    void countsWhatChanged() {
        JsonObject changed =
                api.loaded("members", MEMBERS + "IM-3,Lê,Chi,,,\nIM-4,Phạm Văn,Dũng,,,\nIM-9,Vũ,Giang,,,\n");
        assertEquals(List.of(1, 1, 1), counts(changed));
        api.loaded("members", MEMBERS + "IM-4,Phạm,Dũng,,,\n");
    }

    @Test
    void endsOneStateAndBeginsTheNextInOneFile() {
        api.loaded(
                "units",
                UNITS
                        + """
                IM.M,Chi bộ chuyển,CELL,IM.G,2010-01-01,
                IM.K,Đảng bộ nhận,GRASSROOTS,IM,2010-01-01,
                """);
        JsonObject moved = api.loaded(
                "units",
                UNITS
                        + """
                IM.M,Chi bộ chuyển,CELL,IM.G,2010-01-01,2021-06-30
                IM.M,Chi bộ chuyển,CELL,IM.K,2021-07-01,
                """);
        assertEquals(List.of(1, 1, 0), counts(moved));
    }

    @Test
    void takesQuotedTextByteOrderMarkAndColumnsInAnotherOrder() {
        JsonObject taken = api.loaded(
                "members",
                "\uFEFFgiven_name,family_and_middle_name,code,birth_date,official_on,admitted_on\r\n"
                        + "\"Hà, \"\"út\"\"\",Lý Thu,IM-Q,1980-01-01,2006-01-01,2005-01-01\r\n");
        assertEquals(List.of(1, 0, 0), counts(taken));
    }

    @Test
    void stripsAccentsForTheSearchAsTheProgramDoes() throws Exception {
        api.loaded("members", MEMBERS + "IM-S,Đặng Thị,Ngọc Ước,,,\n");
        assertEquals("dang thi ngoc uoc", tables.only("select search_name from member where code = 'IM-S'"));
    }

    @Test
    void holdsARecordedMeetingAgainstItsFrozenRoster() {
        // Exempt only from March on; a leave entered later must not change the roll of February.
        api.loaded("leaves", LEAVES + "IM-1,SPECIAL_DUTY,2021-02-01,2021-02-10,\n");
        JsonObject roll = api.loaded("attendance", ATTENDANCE + "IM.A-1,IM-1,PRESENT,\nIM.A-1,IM-2,EXCUSED,Ốm\n");
        assertEquals(List.of(0, 0, 2), counts(roll));
    }

    @ParameterizedTest(name = "{0}: {4}")
    @MethodSource("faultyFiles")
    void refusesAFaultyFileNamingLineAndColumn(
            String kind, String csv, int line, String column, String code, int faultCount) {
        Http.Answer answer = api.load(kind, csv);
        assertEquals(422, answer.status(), answer.text());
        assertTrue(answer.header("Content-Type").startsWith("application/problem+json"), answer.header("Content-Type"));
        JsonArray faults = Api.object(answer).getJsonArray("faults");
        boolean named = faults.getValuesAs(JsonObject.class).stream()
                .anyMatch(fault -> fault.getInt("line") == line
                        && fault.getString("column").equals(column)
                        && fault.getString("code").equals(code)
                        && !fault.getString("reason").startsWith("exchange."));
        assertTrue(named, "line " + line + " " + column + " " + code + " in " + faults);
        assertEquals(faultCount, faults.size(), faults.toString());
    }

    static Stream<Arguments> faultyFiles() {
        return Stream.of(
                faulty("units", "", 1, "code", "exchange.empty"),
                faulty("units", "code|name|kind\nA|B|CELL\n", 1, "code|name|kind", "exchange.delimiter"),
                faulty("units", "code;name;kind\nA;B;CELL\n", 1, "parent_code", "exchange.column-missing", 3),
                faulty("members", MEMBERS.replace("given_name", "ten"), 1, "ten", "exchange.column-unknown", 2),
                faulty("units", UNITS + "IM.X,X,CELL,IM.G,2020-01-01\n", 2, "valid_to", "exchange.field-count"),
                faulty("units", UNITS + "IM.X,X,VILLAGE,IM.G,2020-01-01,\n", 2, "kind", "exchange.choice-unknown"),
                faulty("units", UNITS + "IM.X,,CELL,IM.G,2020-01-01,\n", 2, "name", "exchange.value-missing"),
                faulty("units", UNITS + "IM X,X,CELL,IM.G,2020-01-01,\n", 2, "code", "exchange.code-shape"),
                faulty("units", UNITS + "IM.X,X,CELL,IM.G,01/13/2020,\n", 2, "valid_from", "exchange.day"),
                faulty("units", UNITS + "IM.X,X,CELL,IM.G,2020-02-30,\n", 2, "valid_from", "exchange.day"),
                faulty(
                        "units",
                        UNITS + "IM.X,X,CELL,,2020-01-01,\n",
                        2,
                        "parent_code",
                        "exchange.units.parent-missing"),
                faulty(
                        "units",
                        UNITS + "IM.X,X,CELL,IM.NO,2020-01-01,\n",
                        2,
                        "parent_code",
                        "exchange.units.parent-unknown"),
                faulty("units", UNITS + "IM.X,X,CELL,IM.A,2020-01-01,\n", 2, "kind", "exchange.units.kind-under-kind"),
                faulty(
                        "units",
                        UNITS + "IM.X,X,CELL,IM.H,2020-01-01,\n",
                        2,
                        "valid_from",
                        "exchange.units.outside-parent"),
                faulty(
                        "units",
                        UNITS + "IM.A,Chi bộ A,CELL,IM.G,2012-01-01,\n",
                        2,
                        "valid_from",
                        "exchange.history-overlaps"),
                faulty(
                        "units",
                        UNITS + "IM.A,Chi bộ A,CELL,IM.G,2010-01-01,2021-02-01\n",
                        2,
                        "valid_from",
                        "exchange.units.meeting-left-out"),
                faulty(
                        "units",
                        UNITS + "IM.X,X,CELL,IM.G,2020-01-01,\nIM.X,X,CELL,IM.G,2020-01-01,\n",
                        3,
                        "code",
                        "exchange.row-twice"),
                faulty(
                        "units",
                        UNITS + "IM.X,X,CELL,IM.G,2020-01-01,2019-01-01\n",
                        2,
                        "valid_to",
                        "exchange.ends-before-start"),
                faulty(
                        "members",
                        MEMBERS + "IM-7,Vũ,\"Hà\nGiang\",,,\nIM-8,Vũ,,,,\n",
                        4,
                        "given_name",
                        "exchange.value-missing"),
                faulty(
                        "members",
                        MEMBERS + "IM-7,Vũ,Hà,1990-01-01,1980-01-01,\n",
                        2,
                        "admitted_on",
                        "exchange.members.admitted-before-birth"),
                faulty(
                        "memberships",
                        MEMBERSHIPS + "IM-NO,IM.A,OFFICIAL,2020-01-01,\n",
                        2,
                        "member_code",
                        "exchange.member-unknown"),
                faulty(
                        "memberships",
                        MEMBERSHIPS + "IM-5,IM.NO,OFFICIAL,2022-01-01,\n",
                        2,
                        "cell_code",
                        "exchange.unit-unknown"),
                faulty(
                        "memberships",
                        MEMBERSHIPS + "IM-1,IM.A,OFFICIAL,2020-01-01,\n",
                        2,
                        "from",
                        "exchange.memberships.same-cell-overlaps"),
                faulty(
                        "memberships",
                        MEMBERSHIPS + "IM-4,IM.A,OFFICIAL,2020-01-01,\n",
                        2,
                        "from",
                        "exchange.memberships.two-homes"),
                faulty(
                        "memberships",
                        MEMBERSHIPS + "IM-5,IM.A,OFFICIAL,2009-01-01,2009-12-31\n",
                        2,
                        "from",
                        "exchange.unit-life-not-begun"),
                faulty("leaves", LEAVES + "IM-2,EXEMPT,2021-05-01,,\n", 2, "from", "exchange.history-overlaps"),
                faulty("leaves", LEAVES + "IM-2,SLEEP,2021-05-01,,\n", 2, "kind", "exchange.choice-unknown"),
                faulty(
                        "meetings",
                        MEETINGS + "M,IM.A,THEMATIC,2,2021-07-01,,,,IDEOLOGY,,,\n",
                        2,
                        "topic",
                        "exchange.meetings.thematic-needs"),
                faulty(
                        "meetings",
                        MEETINGS + "M,IM.A,THEMATIC,2,2021-07-01,,,Đề,,,,\n",
                        2,
                        "topic_group",
                        "exchange.meetings.thematic-needs"),
                faulty(
                        "meetings",
                        MEETINGS + "M,IM.A,THEMATIC,2,2021-07-01,,,Đề,NO,,,\n",
                        2,
                        "topic_group",
                        "exchange.meetings.topic-group-unknown"),
                faulty(
                        "meetings",
                        MEETINGS + "M,IM.A,THEMATIC,2,2021-07-01,,,Đề,OTHER,SONG,,\n",
                        2,
                        "forms",
                        "exchange.meetings.form-unknown"),
                faulty(
                        "meetings",
                        MEETINGS + "M,IM.A,REGULAR,1,2021-07-01,,,,,,,\n",
                        2,
                        "number",
                        "exchange.meetings.number-taken"),
                faulty("meetings", MEETINGS + "M,IM.A,REGULAR,0,2021-07-01,,,,,,,\n", 2, "number", "exchange.number"),
                faulty(
                        "meetings",
                        MEETINGS + "M,IM.A,REGULAR,5,2021-07-01,15:00,14:00,,,,,\n",
                        2,
                        "ends_at",
                        "exchange.meetings.ends-before-start"),
                faulty(
                        "meetings",
                        MEETINGS + "M,IM.B,REGULAR,5,2021-12-20,,,,,,,\n",
                        2,
                        "held_on",
                        "exchange.unit-life-ended"),
                faulty(
                        "meetings",
                        MEETINGS + "M,IM.A,REGULAR,5,2021-07-01,,,,,,,IM-NO\n",
                        2,
                        "chair_code",
                        "exchange.member-unknown"),
                faulty(
                        "meetings",
                        MEETINGS + "IM.A-1,IM.A,REGULAR,1,2021-02-06,,,,,,,\n",
                        2,
                        "held_on",
                        "exchange.meetings.recorded-day-stays"),
                faulty(
                        "attendance",
                        ATTENDANCE + "NO,IM-1,PRESENT,\n",
                        2,
                        "meeting_code",
                        "exchange.attendance.meeting-unknown"),
                faulty(
                        "attendance",
                        ATTENDANCE + "IM.A-T1,IM-1,PRESENT,\n",
                        2,
                        "member_code",
                        "exchange.attendance.due-missing"),
                faulty(
                        "attendance",
                        ATTENDANCE + "IM.A-T1,IM-1,PRESENT,\nIM.A-T1,IM-3,PRESENT,\nIM.A-T1,IM-2,PRESENT,\n",
                        4,
                        "member_code",
                        "exchange.attendance.not-due"),
                faulty(
                        "attendance",
                        ATTENDANCE + "IM.A-T1,IM-1,PRESENT,\nIM.A-T1,IM-3,LATE,\n",
                        3,
                        "mark",
                        "exchange.choice-unknown"),
                faulty(
                        "attendance",
                        ATTENDANCE + "IM.A-T1,IM-1,PRESENT,\nIM.A-T1,IM-3,ABSENT,\nIM.A-T1,IM-3,ABSENT,\n",
                        4,
                        "member_code",
                        "exchange.row-twice"),
                faulty(
                        "attendance",
                        ATTENDANCE + "IM.A-T1,IM-1,PRESENT,bận\nIM.A-T1,IM-3,ABSENT,\n",
                        2,
                        "reason",
                        "exchange.attendance.reason-of-present"));
    }

    private static Arguments faulty(String kind, String csv, int line, String column, String code) {
        return faulty(kind, csv, line, column, code, 1);
    }

    private static Arguments faulty(String kind, String csv, int line, String column, String code, int faultCount) {
        return Arguments.of(kind, csv, line, column, code, faultCount);
    }

    @Test
    void namesBothRowsOfACycle() {
        Http.Answer answer = api.load(
                "units",
                UNITS
                        + """
                IM.Y,Y,GRASSROOTS,IM.Z,2020-01-01,
                IM.Z,Z,SECTION,IM.Y,2020-01-01,
                """);
        assertEquals(422, answer.status());
        assertEquals(
                List.of(2, 3),
                Api.object(answer).getJsonArray("faults").getValuesAs(JsonObject.class).stream()
                        .filter(fault -> fault.getString("code").equals("exchange.units.cycle"))
                        .map(fault -> fault.getInt("line"))
                        .toList());
    }

    @Test
    void namesTheLineThatIsNotUtf8() {
        byte[] latin = (MEMBERS + "IM-7,Vũ,Hà,,,\nIM-8,Ly,").getBytes(StandardCharsets.UTF_8);
        byte[] file = java.util.Arrays.copyOf(latin, latin.length + 5);
        file[latin.length] = (byte) 0xE0;
        file[latin.length + 1] = 'a';
        file[latin.length + 2] = ',';
        file[latin.length + 3] = ',';
        file[latin.length + 4] = ',';
        Http.Answer answer = api.load("members", file);
        assertEquals(422, answer.status(), answer.text());
        JsonObject fault = Api.object(answer).getJsonArray("faults").getJsonObject(0);
        assertEquals(3, fault.getInt("line"));
        assertEquals("exchange.not-utf8", fault.getString("code"));
    }

    @Test
    void writesNothingOfAFileWithOneFault() throws Exception {
        Http.Answer answer = api.load("members", MEMBERS + "IM-N,Vũ,Hà,,,\nIM-O,Vũ,,,,\n");
        assertEquals(422, answer.status());
        assertEquals("0", tables.only("select count(*) from member where code = 'IM-N'"));
    }

    @Test
    void namesEveryFaultOfAFile() {
        Http.Answer answer = api.load("members", MEMBERS + ",Vũ,Hà,,,\nIM-O,Vũ,,x,,\nIM-P,Vũ,Hà,,,\n");
        assertEquals(3, Api.object(answer).getJsonArray("faults").size(), answer.text());
    }

    @Test
    void refusesWhatHappenedInALockedYear() throws Exception {
        api.loaded("meetings", MEETINGS + "IM.A-L,IM.A,REGULAR,1,2019-02-05,,,,,,,\n");
        tables.lockYear(2019);
        try {
            Http.Answer roll = api.load("attendance", ATTENDANCE + "IM.A-L,IM-1,PRESENT,\nIM.A-L,IM-2,PRESENT,\n");
            assertEquals(422, roll.status(), roll.text());
            assertTrue(roll.text().contains("exchange.year-locked"), roll.text());
            assertEquals(
                    422,
                    api.load("meetings", MEETINGS + "IM.A-L2,IM.A,REGULAR,2,2019-03-05,,,,,,,\n")
                            .status());
            assertEquals(
                    List.of(0, 0, 1),
                    counts(api.loaded("meetings", MEETINGS + "IM.A-L,IM.A,REGULAR,1,2019-02-05,,,,,,,\n")));
            assertEquals(409, api.start(2019).status());
        } finally {
            tables.run("delete from reporting_year where year = 2019");
        }
    }

    @Test
    void letsNobodyLoadOutsideTheOwnBranch() {
        Api province = Api.of(server, "tinhuy");
        Http.Answer foreign = province.load("units", UNITS + "IM.F,Lạ,CELL,IM.G,2020-01-01,\n");
        assertEquals(422, foreign.status(), foreign.text());
        assertTrue(foreign.text().contains("exchange.units.parent-unknown"), foreign.text());
        assertEquals(
                422,
                province.load("memberships", MEMBERSHIPS + "IM-5,IM.A,OFFICIAL,2022-01-01,\n")
                        .status());
        assertEquals(
                200,
                province.load("units", UNITS + "LS.HM.X1.NEW,Chi bộ mới (mẫu),CELL,LS.HM.X1,2026-01-01,\n")
                        .status());
        Http.Answer secretary = Api.of(server, "bithu").load("units", UNITS);
        assertEquals(403, secretary.status());
        assertFalse(secretary.text().contains("faults"));
    }

    @Test
    void refusesAControlCharacterAndAnotherCharset() {
        Http.Answer control = api.load("members", MEMBERS + "IM-C,L\u0007ê,An,,,\n");
        assertEquals(422, control.status());
        assertTrue(control.text().contains("exchange.control-character"), control.text());
        Http.Answer charset = server.http()
                .as(TestServer.ADMIN, TestServer.ADMIN_PASSWORD)
                .post("/api/v1/imports/members", MEMBERS, "text/csv; charset=windows-1252");
        assertEquals(415, charset.status(), charset.text());
    }

    @Test
    void answersAnUnknownKindAndAWrongTypeAsProblems() {
        assertEquals(404, api.load("songs", "a\n").status());
        Http.Answer json =
                server.http().as(TestServer.ADMIN, TestServer.ADMIN_PASSWORD).post("/api/v1/imports/units", "{}");
        assertEquals(415, json.status());
        assertTrue(json.header("Content-Type").startsWith("application/problem+json"));
    }

    private static JsonObject meeting(String code) {
        return Api.json(api.get("meetings?unit=IM&year=2021")).asJsonArray().getValuesAs(JsonObject.class).stream()
                .filter(row -> row.getString("code").equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static List<Integer> counts(JsonObject result) {
        return List.of(result.getInt("created"), result.getInt("updated"), result.getInt("unchanged"));
    }
}
