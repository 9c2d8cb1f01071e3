package vn.nennep.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nennep.testdata.CsvFile.MEMBERS;
import static vn.nennep.testdata.CsvFile.PLANS;
import static vn.nennep.testdata.TestAccount.anAccount;
import static vn.nennep.testdata.TestMeeting.aMeeting;
import static vn.nennep.testdata.TestMember.aMember;
import static vn.nennep.testdata.TestUnit.aCell;
import static vn.nennep.testdata.TestUnit.aGrassroots;
import static vn.nennep.testdata.TestUnit.aProvince;

import jakarta.json.JsonObject;
import java.sql.SQLException;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.Sheet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.nennep.shared.ExcelName;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.TableState;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;

/** Workbooks there and back: taken, opened, changed, saved, looked at, loaded. */
class WorkbookIT {

    private static final String ANY = "?unit=WB.G&year=2021";

    private static TestServer server;
    private static Tables tables;

    @BeforeAll
    static void load() {
        server = TestServer.get();
        tables = Tables.of(server);
        aProvince("WB")
                .with(aGrassroots("WB.G")
                        .with(
                                aCell("WB.C")
                                        .with(
                                                aMember("WB-1", "Lê Văn", "An")
                                                        .dated("1970-05-01", "2000-01-01", "2001-01-01"),
                                                aMember("WB-2", "Trần Thị", "Bình")
                                                        .dated("1960", "", ""),
                                                aMember("WB-3", "Đỗ", "Cúc").undated())
                                        .with(
                                                aMeeting("WB.C-1", "2021-02-05")
                                                        .at("14:00", "15:35")
                                                        .held()
                                                        .excused("WB-2", "Ốm"),
                                                aMeeting("WB.C-2", "2021-03-05"),
                                                aMeeting("WB.C-T1", "2021-06-10")
                                                        .about("Học tập, làm theo", "IDEOLOGY")
                                                        .presented("SLIDES|REPORT", "WB-3", "WB-1")
                                                        .chairedBy("WB-1")
                                                        .held()),
                                aCell("WB.D").withMembers(2)))
                .load(server);
        anAccount("wb.office").as("PROVINCE_OFFICER", "WB").since("2020-01-01").save(server);
        anAccount("wb.branch").as("ADMINISTRATOR", "WB.G").since("2020-01-01").save(server);
        anAccount("wb.secretary").as("SECRETARY", "WB.C").since("2020-01-01").save(server);
        anAccount("wb.deputy").as("DEPUTY", "WB.D").since("2020-01-01").save(server);
        Api.of(server, "wb.secretary")
                .loaded(
                        "plans",
                        PLANS
                                + """
                        WB.C,2027,,3,Đạo đức công vụ,IDEOLOGY,,SLIDES|REPORT,WB-2|WB-1,WB-1,Ghi chú
                        WB.C,2027,,6,Chuyển đổi số,IDEOLOGY,,,,,
                        """);
    }

    @ParameterizedTest
    @CsvSource({
        "units, ?unit=WB.G&year=2021, wb.branch, 2",
        "units, ?unit=WB, wb.office, 4",
        "members, ?unit=WB.G&year=2021, wb.branch, 10",
        "members, ?unit=WB, wb.office, 10",
        "meetings, ?unit=WB.G&year=2021, wb.branch, 9",
        "meetings, ?unit=WB.G&year=2021, wb.office, 9",
        "plans, ?unit=WB.C&year=2027, wb.secretary, 2",
        "accounts, ?unit=WB.G, wb.branch, 2",
    })
    void changesNothingWhenItComesBackUnchanged(String kind, String query, String login, int rows) {
        byte[] taken = take(login, kind, query);
        for (byte[] file : List.of(taken, TestBook.open(taken).save())) {
            JsonObject look = look(login, kind, file);
            assertTrue(look.getBoolean("right"), look.toString());
            assertEquals(
                    "{\"fault\":0,\"warning\":0,\"changed\":0,\"new\":0,\"same\":" + rows + ",\"cleared\":0}",
                    look.getJsonObject("counts").toString(),
                    look.toString());
            JsonObject loaded = Api.object(send(login, kind, file, ""));
            assertEquals("0 0 " + rows, counts(loaded), loaded.toString());
        }
    }

    /** A year with everything that happens to meetings, plans and people. */
    @ParameterizedTest
    @CsvSource({
        "units, admin",
        "units, tinhuy",
        "members, admin",
        "members, tinhuy",
        "meetings, admin",
        "meetings, tinhuy",
        "plans, tinhuy",
        "accounts, admin",
    })
    void changesNothingOfTheDemonstration(String kind, String login) {
        for (int year : List.of(2021, 2022)) {
            String password = login.equals(TestServer.ADMIN) ? TestServer.ADMIN_PASSWORD : "nennep-2021";
            Http program = server.http().as(login, password);
            Http.Answer taken = program.get("/api/v1/workbooks/" + kind + "?unit=LS&year=" + year);
            assertEquals(200, taken.status(), taken.text());
            Http.Answer answer =
                    program.post("/api/v1/imports/" + kind + "?preview=true", taken.body(), ExcelName.TYPE);
            JsonObject counts = Api.object(answer).getJsonObject("counts");
            assertEquals(0, counts.getInt("fault"), answer.text());
            assertEquals(0, counts.getInt("changed") + counts.getInt("new"), answer.text());
            assertEquals(0, counts.getInt("cleared"), answer.text());
        }
    }

    @Test
    void doubtsACodeThatLostItsZeros() {
        Api api = Api.of(server);
        api.loaded("members", MEMBERS + "00717171,Lê,Một,,,\n");
        JsonObject answer = api.loaded("members?preview=true", MEMBERS + "717171,Lê,Một,,,\n00717171,,Một,,,\n");
        assertEquals(1, answer.getJsonObject("counts").getInt("warning"), answer.toString());
        assertTrue(answer.toString().contains("shared.doubt.alike"), answer.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "units, ?unit=WB.G&year=2021, wb.branch, Tổ chức đảng, WB.D, Tên tổ chức, Chi bộ D mới",
        "members, ?unit=WB.G&year=2021, wb.branch, Đảng viên, WB-1, Ngày sinh, 02/05/1970",
        "members, ?unit=WB.G&year=2021, wb.branch, Quá trình sinh hoạt, WB-2, Diện, Dự bị",
        "meetings, ?unit=WB.G&year=2021, wb.branch, Buổi sinh hoạt, WB.C-2, Bắt đầu, 9h15",
        "plans, ?unit=WB.C&year=2027, wb.secretary, Kế hoạch năm, Chuyển đổi số, Tháng, 7",
    })
    void takesTheOneCellThatChanged(
            String kind, String query, String login, String sheet, String row, String heading, String value) {
        TestBook book = TestBook.open(take(login, kind, query));
        String cell = book.find(sheet, heading, row);
        String before = shown(book, sheet, cell);
        byte[] changed = book.with(sheet, cell, value).save();
        JsonObject look = look(login, kind, changed);
        assertEquals(1, look.getJsonObject("counts").getInt("changed"), look.toString());
        JsonObject found = rows(look).stream()
                .filter(one -> one.getString("state").equals("changed"))
                .findFirst()
                .orElseThrow();
        assertEquals(cell, found.getJsonArray("changes").getJsonObject(0).getString("cell"), found.toString());
        assertEquals(
                "0 1",
                counts(Api.object(send(login, kind, changed, "?digest=" + look.getString("digest"))))
                        .substring(0, 3));
        assertEquals("0 0", counts(Api.object(send(login, kind, changed, ""))).substring(0, 3));
        byte[] back = TestBook.open(take(login, kind, query))
                .with(sheet, cell, at -> at.setBlank())
                .with(sheet, cell, before)
                .save();
        assertEquals("0 1", counts(Api.object(send(login, kind, back, ""))).substring(0, 3));
    }

    @Test
    void callsARollThatWasFilledInOnTheSheet() {
        TestBook book = TestBook.open(take("wb.branch", "meetings", ANY));
        for (String member : List.of("WB-1", "WB-2", "WB-3")) {
            book.with("Điểm danh", book.find("Điểm danh", "Điểm danh", "WB.C-2", member), "Có mặt");
        }
        JsonObject look = look("wb.branch", "meetings", book.save());
        assertEquals(3, look.getJsonObject("counts").getInt("new"), look.toString());
        String missing = book.find("Điểm danh", "Điểm danh", "WB.C-2", "WB-3");
        JsonObject faulty = look(
                "wb.branch", "meetings", book.with("Điểm danh", missing, "").save());
        assertFalse(faulty.getBoolean("right"), faulty.toString());
        assertTrue(faulty.toString().contains("exchange.attendance.due-missing"), faulty.toString());
    }

    @Test
    void addsAndClearsByTheWordAlone() {
        TestBook book = TestBook.open(take("wb.branch", "members", ANY));
        String name = book.find("Đảng viên", "Họ và tên đệm", "WB-3");
        byte[] blank = book.with("Đảng viên", name, cell -> cell.setBlank()).save();
        assertEquals(
                0, look("wb.branch", "members", blank).getJsonObject("counts").getInt("changed"));
        JsonObject look =
                look("wb.branch", "members", book.with("Đảng viên", name, "XÓA").save());
        assertEquals(1, look.getJsonObject("counts").getInt("cleared"), look.toString());
        JsonObject change = rows(look).get(0).getJsonArray("changes").getJsonObject(0);
        assertEquals("Đỗ", change.getString("before"));
        assertTrue(change.getBoolean("cleared"));
    }

    @Test
    void writesNothingWhenItIsLookedAt() throws SQLException {
        TestBook book = TestBook.open(take("wb.branch", "members", ANY));
        book.with("Đảng viên", book.find("Đảng viên", "Tên", "WB-1"), "Khác");
        int last = book.book().getSheet("Đảng viên").getLastRowNum() + 2;
        book.with("Đảng viên", "A" + last, "WB-NEW").with("Đảng viên", "C" + last, "Mới");
        book.with("Quá trình sinh hoạt", "A" + (last + 10), "WB-NEW")
                .with("Quá trình sinh hoạt", "C" + (last + 10), "WB.D")
                .with("Quá trình sinh hoạt", "E" + (last + 10), "Chính thức")
                .with("Quá trình sinh hoạt", "F" + (last + 10), "01/01/2020");
        TableState before = TableState.of(server);
        String entries = tables.only("select count(*) from audit_entry where action in ('IMPORT', 'CHANGED', 'ADDED')");
        JsonObject look = look("wb.branch", "members", book.save());
        assertEquals(2, look.getJsonObject("counts").getInt("new"), look.toString());
        assertEquals(1, look.getJsonObject("counts").getInt("changed"), look.toString());
        JsonObject csv = Api.object(program("wb.branch")
                .postCsv(
                        "/api/v1/imports/members?preview=true",
                        MEMBERS + "WB-1,,Khác,,,\nWB-7,Lê,Mới,,,\nWB 8,,x,,,\n"));
        assertEquals(
                "{\"fault\":1,\"warning\":0,\"changed\":1,\"new\":1,\"same\":0,\"cleared\":0}",
                csv.getJsonObject("counts").toString(),
                csv.toString());
        assertEquals(before, TableState.of(server));
        assertEquals(
                entries,
                tables.only("select count(*) from audit_entry where action in ('IMPORT', 'CHANGED', 'ADDED')"));
    }

    @Test
    void namesTheCellsOfItsFaults() {
        TestBook book = TestBook.open(take("wb.branch", "members", ANY));
        String born = book.find("Đảng viên", "Ngày sinh", "WB-1");
        String cell = book.find("Quá trình sinh hoạt", "Mã chi bộ", "WB-2");
        byte[] file = book.with("Đảng viên", born, "31/02/1970")
                .with("Quá trình sinh hoạt", cell, "WB C")
                .save();
        JsonObject look = look("wb.branch", "members", file);
        assertFalse(look.getBoolean("right"));
        JsonObject first = rows(look).get(0).getJsonArray("reasons").getJsonObject(0);
        assertEquals("Đảng viên " + born, first.getString("sheet") + " " + first.getString("cell"));
        assertFalse(look.getJsonArray("tables").getJsonObject(1).getBoolean("checked"));
        assertTrue(look.getJsonArray("tables").getJsonObject(1).toString().contains("\"cell\":\"" + cell + "\""));
        Http.Answer refused = send("wb.branch", "members", file, "");
        assertEquals(422, refused.status());
        assertTrue(refused.text().contains("\"cell\":\"" + born + "\""), refused.text());
    }

    @Test
    void looksAgainWhenTheTablesChangedMeanwhile() {
        TestBook book = TestBook.open(take("wb.branch", "members", ANY));
        byte[] file = book.with("Đảng viên", book.find("Đảng viên", "Họ và tên đệm", "WB-3"), "Đỗ Thị")
                .save();
        String digest = look("wb.branch", "members", file).getString("digest");
        tables.run("update member set family_and_middle_name = 'Đỗ Văn' where code = 'WB-3'");
        Http.Answer answer = send("wb.branch", "members", file, "?digest=" + digest);
        assertEquals(409, answer.status(), answer.text());
        assertTrue(answer.text().contains("exchange.changed-meanwhile"), answer.text());
        assertEquals("Đỗ Văn", tables.only("select family_and_middle_name from member where code = 'WB-3'"));
        tables.run("update member set family_and_middle_name = 'Đỗ' where code = 'WB-3'");
    }

    /** Rows are looked up, not sought one by one among all others: that took minutes for a province. */
    @Test
    void looksAtManyRowsAboutAsFastAsItWritesThem() {
        StringBuilder file = new StringBuilder(MEMBERS);
        for (int i = 0; i < 12_000; i++) {
            file.append("WBL-").append(i).append(",Lê Văn,Mẫu,,,\n");
        }
        Api api = Api.of(server);
        long look = Math.min(
                millis(() -> api.loaded("members?preview=true", file.toString())),
                millis(() -> api.loaded("members?preview=true", file.toString())));
        long load = millis(() -> api.loaded("members", file.toString()));
        assertTrue(look < 3 * load, look + " ms to look, " + load + " ms to load");
    }

    private static long millis(Runnable done) {
        long start = System.nanoTime();
        done.run();
        return (System.nanoTime() - start) / 1_000_000;
    }

    @Test
    void refusesTheWorkbookOfSomethingElse() {
        byte[] members = take("wb.branch", "members", ANY);
        Http.Answer answer = send("wb.branch", "units", members, "");
        assertEquals(422, answer.status());
        assertTrue(answer.text().contains("exchange.book-other"), answer.text());
        byte[] renamed = renamed(members);
        assertTrue(send("wb.branch", "members", renamed, "").text().contains("exchange.book-sheet-missing"));
        TestBook foreign = TestBook.open(members).with("nennep", "B3", "LS.HM");
        assertTrue(send("wb.branch", "members", foreign.save(), "").text().contains("exchange.book-unit"));
        assertTrue(
                send("wb.branch", "members", foreign.with("nennep", "B1", "99").save(), "")
                        .text()
                        .contains("exchange.book-version"));
        TestBook meetings = TestBook.open(take("wb.branch", "meetings", ANY));
        String day = meetings.find("Buổi sinh hoạt", "Ngày họp", "WB.C-2");
        JsonObject look = look(
                "wb.branch",
                "meetings",
                meetings.with("Buổi sinh hoạt", day, "05/03/2022").save());
        assertEquals(1, look.getJsonObject("counts").getInt("warning"), look.toString());
        assertTrue(look.toString().contains("exchange.book-year"), look.toString());
        // One of its sheets is a file of its own.
        assertEquals("0 0 5", counts(Api.object(send("wb.branch", "memberships", members, ""))));
    }

    private static byte[] renamed(byte[] file) {
        TestBook book = TestBook.open(file);
        book.book().setSheetName(book.book().getSheetIndex("Đảng viên"), "Trang khác");
        return book.save();
    }

    @Test
    void offersListsAndLocksWhatIsThere() {
        TestBook book = TestBook.open(take("wb.branch", "meetings", ANY));
        Sheet sheet = book.book().getSheet("Buổi sinh hoạt");
        assertTrue(sheet.getProtect());
        assertFalse(book.book().getSheet("Buổi sinh hoạt").validateSheetPassword("x"));
        assertNull(book.book()
                .getSheet("Buổi sinh hoạt")
                .getCTWorksheet()
                .getSheetProtection()
                .xgetPassword());
        assertTrue(book.cell("Buổi sinh hoạt", "A2").getCellStyle().getLocked());
        assertFalse(book.cell("Buổi sinh hoạt", book.find("Buổi sinh hoạt", "Chuyên đề", "WB.C-T1"))
                .getCellStyle()
                .getLocked());
        assertFalse(sheet.getColumnStyle(0).getLocked());
        List<String> offered = sheet.getDataValidations().stream()
                .map(DataValidation::getValidationConstraint)
                .map(one -> one.getFormula1())
                .toList();
        assertEquals(3, offered.size(), offered.toString());
        assertTrue(offered.stream().allMatch(one -> one.startsWith("'Danh mục'!$")), offered.toString());
        assertEquals(
                "IDEOLOGY · ",
                shown(book, "Buổi sinh hoạt", book.find("Buổi sinh hoạt", "Nhóm chuyên đề", "WB.C-T1"))
                        .substring(0, 11));
        assertTrue(book.book().isSheetVeryHidden(book.book().getSheetIndex("nennep")));
        assertTrue(book.cell("Hướng dẫn", "A6").getStringCellValue().contains("XÓA"), "says how to clear");
        assertEquals("Lê Văn An", shown(book, "Điểm danh", book.find("Điểm danh", "(Họ và tên)", "WB.C-2", "WB-1")));
    }

    @Test
    void keepsToTheBranchOfWhoeverAsks() {
        assertEquals(
                404,
                program("wb.secretary")
                        .get("/api/v1/workbooks/plans?unit=WB.D&year=2027")
                        .status());
        assertEquals(
                403,
                program("wb.secretary")
                        .get("/api/v1/workbooks/members?unit=WB.C")
                        .status());
        assertEquals(
                404,
                program("wb.branch").get("/api/v1/workbooks/members?unit=WB").status());
        assertEquals(
                404,
                program("wb.branch").get("/api/v1/workbooks/nothing?unit=WB.G").status());
        assertEquals(400, program("wb.branch").get("/api/v1/workbooks/members").status());
        Http.Answer foreign = program("wb.deputy")
                .postCsv(
                        "/api/v1/imports/plans?preview=true",
                        PLANS
                                + """
                        WB.C,2027,,3,Đạo đức công vụ,IDEOLOGY,,,,,
                        """);
        assertTrue(foreign.text().contains("exchange.unit-unknown"), foreign.text());
        assertFalse(foreign.text().contains("Ghi chú"), foreign.text());
    }

    @ParameterizedTest
    @CsvSource({
        "'WB.C,2027,,4,Chủ đề,NO,,,,,', topic_group, exchange.meetings.topic-group-unknown",
        "'WB.C,2027,,13,Chủ đề,IDEOLOGY,,,,,', month, exchange.number",
        "'WB.C,2027,nope,4,Chủ đề,IDEOLOGY,,,,,', line_code, exchange.plans.line-unknown",
        "'WB.C,2027,,4,Chủ đề,IDEOLOGY,,,WB-99,,', presenter_codes, exchange.plans.not-of-cell",
        "'WB.C,2027,,4,Chủ đề,IDEOLOGY,,,,WB.D-1,', chair_code, exchange.plans.not-of-cell",
        "'WB.C,2099,,4,Chủ đề,IDEOLOGY,,,,,', year, exchange.plans.year",
    })
    void refusesALineOfAPlanAsThePageDoes(String row, String column, String code) {
        Http.Answer answer = Api.of(server, "wb.secretary").load("plans", PLANS + row + "\n");
        assertEquals(422, answer.status(), answer.text());
        JsonObject fault = Api.object(answer).getJsonArray("faults").getJsonObject(0);
        assertEquals(column + " " + code, fault.getString("column") + " " + fault.getString("code"));
    }

    @Test
    void leavesAPlanAloneThatIsNoDraft() {
        Api secretary = Api.of(server, "wb.deputy");
        secretary.loaded("plans", PLANS + "WB.D,2027,,3,Một,IDEOLOGY,,,,,\n");
        tables.run(
                "update annual_plan set status = 'ADOPTED' where cell_id = (select id from unit where code = 'WB.D')");
        assertEquals("0 0 1", counts(secretary.loaded("plans", PLANS + "WB.D,2027,,3,Một,IDEOLOGY,,,,,\n")));
        Http.Answer answer = secretary.load("plans", PLANS + "WB.D,2027,,4,Hai,IDEOLOGY,,,,,\n");
        assertTrue(answer.text().contains("exchange.plans.no-draft"), answer.text());
    }

    private static byte[] take(String login, String kind, String query) {
        Http.Answer answer = program(login).get("/api/v1/workbooks/" + kind + query);
        assertEquals(200, answer.status(), answer.text());
        assertEquals(ExcelName.TYPE, answer.header("Content-Type"));
        return answer.body();
    }

    private static Http.Answer send(String login, String kind, byte[] file, String query) {
        return program(login).post("/api/v1/imports/" + kind + query, file, ExcelName.TYPE);
    }

    private static JsonObject look(String login, String kind, byte[] file) {
        Http.Answer answer = send(login, kind, file, "?preview=true");
        assertEquals(200, answer.status(), answer.text());
        return Api.object(answer);
    }

    private static List<JsonObject> rows(JsonObject look) {
        return look.getJsonArray("tables").getValuesAs(JsonObject.class).stream()
                .flatMap(table -> table.getJsonArray("rows").getValuesAs(JsonObject.class).stream())
                .toList();
    }

    private static String counts(JsonObject loaded) {
        return loaded.getInt("created") + " " + loaded.getInt("updated") + " " + loaded.getInt("unchanged");
    }

    private static String shown(TestBook book, String sheet, String cell) {
        var found = book.cell(sheet, cell);
        return found.getCellType() == CellType.NUMERIC
                        && org.apache.poi.ss.usermodel.DateUtil.isCellDateFormatted(found)
                ? found.getCellStyle().getDataFormatString().contains("h")
                        ? found.getLocalDateTimeCellValue().toLocalTime().toString()
                        : vn.nennep.shared.Days.shown(
                                found.getLocalDateTimeCellValue().toLocalDate())
                : found.getCellType() == CellType.NUMERIC
                        ? String.valueOf((int) found.getNumericCellValue())
                        : found.toString().isEmpty() ? "XÓA" : found.toString();
    }

    private static Http program(String login) {
        return server.http().as(login, "nennep-2021");
    }
}
