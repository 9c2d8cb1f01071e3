package vn.nennep.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nennep.testdata.CsvFile.ACCOUNTS;
import static vn.nennep.testdata.CsvFile.ATTENDANCE;
import static vn.nennep.testdata.CsvFile.LEAVES;
import static vn.nennep.testdata.CsvFile.MEETINGS;
import static vn.nennep.testdata.CsvFile.MEMBERS;
import static vn.nennep.testdata.CsvFile.MEMBERSHIPS;
import static vn.nennep.testdata.CsvFile.UNITS;
import static vn.nennep.testdata.TestMember.aMember;
import static vn.nennep.testdata.TestUnit.aCell;
import static vn.nennep.testdata.TestUnit.aProvince;

import com.microsoft.playwright.Page;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nennep.shared.DoubtfulText;
import vn.nennep.shared.VietnameseText;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.Browser;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.People;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;

/** What a file leaves as it is, what it empties, and what it is warned of. */
class ForgivenFileIT {

    private static TestServer server;
    private static Api api;
    private static Tables tables;

    @BeforeAll
    static void prepare() {
        server = TestServer.get();
        api = Api.of(server);
        tables = Tables.of(server);
        aProvince("FF")
                .with(aCell("FF.C")
                        .with(
                                aMember("FF-1", "Lê", "An").dated("1970-05-01", "2000-01-01", "2001-01-01"),
                                aMember("FF-2", "Lê", "Bình").undated()))
                .load(api);
    }

    @Test
    void keepsTheDaysOfAMemberWhereTheFileHasNone() {
        JsonObject answer = api.loaded("members", MEMBERS + "FF-1,,An,,,\n");
        assertEquals(List.of(0, 0, 1, 0), counts(answer));
        assertEquals("Lê 1970-05-01 2000-01-01 2001-01-01", member("FF-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"XÓA", "xóa", "XOA"})
    void emptiesWhatTheFileAsksByItsWord(String word) {
        api.loaded("members", MEMBERS + "FF-3,Lê,Cúc,1970,1999-01-01,2000-01-01\n");
        JsonObject answer = api.loaded("members", MEMBERS + "FF-3,,Cúc,%s,,%s\n".formatted(word, word));
        assertEquals(List.of(0, 1, 0, 2), counts(answer));
        assertEquals("Lê null 1999-01-01 null", member("FF-3"));
        Http.Answer refused = api.load("members", MEMBERS + "FF-3,Lê," + word + ",,,\n");
        assertTrue(refused.text().contains("exchange.clear-required"), refused.text());
    }

    @Test
    void keepsWhatIsThereInEveryKindOfFile() {
        String membership = MEMBERSHIPS + "FF-2,FF.C,OFFICIAL,2015-01-01,";
        api.loaded("memberships", membership + "2024-06-30\n");
        assertEquals(List.of(0, 0, 1, 0), counts(api.loaded("memberships", membership + "\n")));
        assertEquals(List.of(0, 1, 0, 1), counts(api.loaded("memberships", membership + "XÓA\n")));

        String leave = LEAVES + "FF-2,EXEMPT,2019-01-01,";
        api.loaded("leaves", leave + "2019-06-30,Tuổi cao\n");
        assertEquals(List.of(0, 0, 1, 0), counts(api.loaded("leaves", leave + ",\n")));

        String meeting = MEETINGS + "FF.C-1,FF.C,THEMATIC,1,2021-03-03,";
        api.loaded("meetings", meeting + "9:00,10:30,Chuyên đề mẫu,IDEOLOGY,REPORT|TALK,FF-2|FF-1,FF-1\n");
        assertEquals(List.of(0, 0, 1, 0), counts(api.loaded("meetings", meeting + ",,,,,,\n")));

        String mark = ATTENDANCE + "FF.C-1,FF-1,PRESENT,\nFF.C-1,FF-2,EXCUSED,";
        api.loaded("attendance", mark + "Ốm\n");
        assertEquals(List.of(0, 0, 2, 0), counts(api.loaded("attendance", mark + "\n")));

        String unit = UNITS + "FF.E,Chi bộ đã hết,CELL,FF,2010-01-01,";
        api.loaded("units", unit + "2015-12-31\n");
        String blank = unit.replace("CELL,FF,", "CELL,,");
        assertEquals(List.of(0, 0, 1, 0), counts(api.loaded("units", blank + "\n")));

        String account = ACCOUNTS + "ff.one,Lê An,MEMBER,FF.C,2020-01-01,";
        api.loaded("accounts", account + "2026-06-30,FF-1\n");
        assertEquals(List.of(0, 0, 1, 0), counts(api.loaded("accounts", account + ",\n")));
    }

    @Test
    void asksForTheReasonOfSomebodyExcusedAsThePageDoes() {
        api.loaded("meetings", MEETINGS + "FF.C-R,FF.C,REGULAR,1,2021-04-03,,,,,,,\n");
        Http.Answer refused = api.load("attendance", ATTENDANCE + "FF.C-R,FF-1,PRESENT,\nFF.C-R,FF-2,EXCUSED,\n");
        assertEquals(422, refused.status());
        assertTrue(refused.text().contains("rollcall.reason-missing"), refused.text());
    }

    @Test
    void keepsABirthOfWhichOnlyTheYearIsKnown() {
        api.loaded("members", MEMBERS + "FF-4,Ma,Dín,1954,1980-01-01,\n");
        assertEquals(
                "1954 null",
                tables.only(
                        "select birth_year || ' ' || coalesce(birth_date::text, 'null') from member where code = 'FF-4'"));
        assertEquals(List.of(0, 0, 1, 0), counts(api.loaded("members", MEMBERS + "FF-4,Ma,Dín,1954,1980-01-01,\n")));
    }

    @ParameterizedTest
    @CsvSource({
        "2054-01-01,,organisation.member.birth-future",
        "2020-01-01,,organisation.member.age",
        "1901-01-01,2022-01-01,organisation.member.age",
        "1954,1960-01-01,organisation.member.age",
        "1954,1954-05-05,exchange.members.admitted-before-birth",
        ",2150-01-01,organisation.member.admitted-future",
        "54,,exchange.birth",
        "01/09/54,,exchange.birth"
    })
    void refusesABirthThatCannotBe(String birth, String admitted, String key) {
        Http.Answer refused = api.load(
                "members",
                MEMBERS
                        + "FF-9,Lê,Mẫu,%s,%s,\n"
                                .formatted(birth == null ? "" : birth, admitted == null ? "" : admitted));
        assertEquals(422, refused.status());
        assertTrue(refused.text().contains(key), refused.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sep=,\nCODE,Name,KIND,Parent_Code,VALID_FROM,Valid_To\n%s,X,CELL,FF,1/1/2020,\n",
                "sep=;\ncode;name;kind;parent_code;valid_from;valid_to\n%s;X;CELL;FF;2020-01-01;\n",
                "code;name;kind;parent_code;valid_from;valid_to\n%s;X;cell;FF;01/01/2020;\n;;;;;\n",
                "\uFEFFcode\tname\tkind\tparent_code\tvalid_from\tvalid_to\n%s\tX\tCELL\tFF\t1-1-2020\t\n",
                "code,name,kind,parent_code,valid_from,valid_to,,\n%s,X,CELL,FF,2020-01-01 00:00:00,,,\n,,,,,,,\n"
            })
    void readsWhatSpreadsheetsMakeOfAFile(String file) {
        String code = "FF.S" + Math.abs(file.hashCode() % 10_000);
        assertEquals(List.of(1, 0, 0, 0), counts(api.loaded("units", file.formatted(code))));
        assertEquals(
                "2020-01-01",
                tables.only("select p.valid_from from unit_period p join unit u on u.id = p.unit_id where u.code = '"
                        + code + "'"));
    }

    @Test
    void namesTheLineOfAFaultBehindALineOfTheSeparator() {
        Http.Answer refused = api.load(
                "units", "sep=;\ncode;name;kind;parent_code;valid_from;valid_to\n\nFF.X;X;CELL;FF;32/1/2020;\n");
        JsonObject fault = Api.object(refused).getJsonArray("faults").getJsonObject(0);
        assertEquals(4, fault.getInt("line"));
        assertEquals("valid_from", fault.getString("column"));
    }

    @ParameterizedTest
    @CsvSource({
        "Nguy?n Văn,An,family_and_middle_name,shared.doubt.replaced",
        "Nguy\uFFFDn Văn,An,family_and_middle_name,shared.doubt.replaced",
        "NguyÔn V¨n,An,family_and_middle_name,shared.doubt.encoding",
        "Nguyá»…n VÄƒn,An,family_and_middle_name,shared.doubt.encoding",
        "Nguyễn,3.8E+13,given_name,shared.doubt.no-name",
    })
    void warnsOfANameThatWasBrokenOnItsWay(String family, String given, String column, String key) {
        String row = MEMBERS + "FF-W%d,%s,%s,,,\n".formatted(Math.abs(family.hashCode()), family, given);
        Http.Answer strict = api.load("members?strict=true", row);
        assertEquals(422, strict.status());
        JsonObject warning = api.loaded("members", row).getJsonArray("warnings").getJsonObject(0);
        assertEquals(2, warning.getInt("line"));
        assertEquals(column, warning.getString("column"));
        assertEquals(key, warning.getString("code"));
        assertTrue(warning.getString("reason").contains("“"), warning.toString());
    }

    @Test
    void warnsOfCodesThatAreTakenForEachOther() {
        api.loaded("members", MEMBERS + "FF-A1O,Lê,Một,,,\n");
        JsonObject answer = api.loaded(
                "members", MEMBERS + "FF-a10,Lê,Hai,,,\nFF-B2,Lê,Ba,,,\nFF-b2,Lê,Bốn,,,\n3.8E+13,Lê,Năm,,,\n");
        assertEquals(
                List.of("2 shared.doubt.alike", "4 shared.doubt.alike", "5 shared.doubt.number"),
                answer.getJsonArray("warnings").getValuesAs(JsonObject.class).stream()
                        .map(one -> one.getInt("line") + " " + one.getString("code"))
                        .toList());
        assertEquals(
                List.of(),
                List.copyOf(api.loaded("members", MEMBERS + "FF-b2,Lê,Bốn,,,\n").getJsonArray("warnings")));
        assertEquals(
                DoubtfulText.confusable("FF-oOiIlL"),
                tables.only("select translate(upper('FF-oOiIlL'), 'OIL', '011')"));
    }

    @Test
    void holdsTheSearchFormsOfServerDatabaseAndBrowserTogether() {
        Page page = Browser.newPage(1280, 800);
        try {
            People.of(server).enter(page, "bithu");
            page.navigate(server.url() + "organisation/members.xhtml?cell=LS.KCQ.BDV");
            for (String text : List.of(
                    "Đặng Thị Ngọc Ước",
                    "H\u2019Hen Niê",
                    "HʼHen \u200BNie\u0302",
                    "\u00D0inh \u00F0",
                    "Hoà Uỷ",
                    "\uFF28'H\u0435n\u3000Y",
                    "'",
                    "' '",
                    "A ' B",
                    " hai  chữ ")) {
                String tidy = VietnameseText.tidy(text);
                assertEquals(VietnameseText.searchable(text), page.evaluate("t => window.nennepText.plain(t)", text));
                assertEquals(
                        VietnameseText.searchable(text),
                        tables.only("select search_form('" + tidy.replace("'", "''") + "')"));
            }
        } finally {
            page.context().close();
        }
    }

    @Test
    void showsOnThePageWhatLooksBrokenBeforeItIsTaken() {
        Page page = Browser.newPage(1280, 900);
        try {
            People.of(server).enter(page, "tinhuy");
            page.navigate(server.url() + "exchange/import.xhtml");
            Browser.screenshot(page, "import-open");
            page.locator("[id='import:kind']").selectOption("MEMBERS");
            page.setInputFiles(
                    "[id='import:file_input']",
                    new com.microsoft.playwright.options.FilePayload(
                            "ten.csv",
                            "text/csv",
                            (MEMBERS + "FF-P1,Nguy?n,Mẫu,,,\n").getBytes(StandardCharsets.UTF_8)));
            page.locator("[id='import:load']").click();
            page.locator("[id='import:doubts'] .ui-chkbox-box").waitFor();
            Browser.screenshot(page, "import-doubtful");
            assertEquals("0", tables.only("select count(*) from member where code = 'FF-P1'"));
            page.locator("[id='import:doubts'] .ui-chkbox-box").click();
            page.locator("[id='import:apply']").click();
            page.locator("#outcome .note-good").waitFor();
            assertEquals("1", tables.only("select count(*) from member where code = 'FF-P1'"));
        } finally {
            page.context().close();
        }
    }

    private static String member(String code) {
        return tables.only(
                "select concat_ws(' ', family_and_middle_name, coalesce(birth_date::text, birth_year::text, 'null'),"
                        + " coalesce(admitted_on::text, 'null'), coalesce(official_on::text, 'null')) from member where code = '"
                        + code + "'");
    }

    private static List<Integer> counts(JsonObject answer) {
        return List.of(
                answer.getInt("created"),
                answer.getInt("updated"),
                answer.getInt("unchanged"),
                answer.getInt("cleared"));
    }
}
