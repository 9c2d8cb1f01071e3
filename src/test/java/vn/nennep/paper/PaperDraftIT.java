package vn.nennep.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nennep.testdata.TestMeeting.aMeeting;
import static vn.nennep.testdata.TestUnit.aCell;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.CsvFile;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.People;
import vn.nennep.testdata.ReadPaper;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;
import vn.nennep.testdata.Visit;

/** What people write into a paper stays, and is marked when a figure that it names is another by now. */
class PaperDraftIT {

    private static final String CELL = "PD.C1";
    private static final String PAGE = "/paper/paper.xhtml?kind=cell-report&year=2021&unit=" + CELL;

    private static TestServer server;
    private static Tables tables;
    private static Visit secretary;

    @BeforeAll
    static void start() {
        server = TestServer.get();
        tables = Tables.of(server);
        aCell(CELL)
                .withMembers(13)
                .with(aMeeting("PD-1", "2021-03-05")
                        .about("Chuyên đề mẫu", "PROFESSIONAL")
                        .held())
                .withAccount("pd.secretary", "SECRETARY")
                .load(server);
        Api.of(server).consolidate(2021);
        secretary = Visit.signedIn(server, "pd.secretary", People.PASSWORD);
    }

    @Test
    void aPartThatNamesAFigureIsMarkedWhenTheFigureChanges() throws IOException {
        write("Vận động 13 lượt đảng viên, kinh phí còn hạn chế (mẫu).");
        assertTrue(report().contains("Vận động 13 lượt đảng viên, kinh phí còn hạn chế (mẫu)."));
        assertFalse(secretary.get(PAGE).text().contains("lúc viết là 13"));

        aMeeting("PD-2", "2021-04-05")
                .about("Chuyên đề mẫu nữa", "PROFESSIONAL")
                .number(2)
                .load(Api.of(server), CELL);
        CsvFile roll = new CsvFile(CsvFile.ATTENDANCE);
        tables.list("select m.code from member m where m.code like ?", CELL + "-%")
                .forEach(member -> roll.row("PD-2", member, "PRESENT", ""));
        Api.of(server).loaded("attendance", roll.text());
        Api.of(server).consolidate(2021);
        String page = secretary.get(PAGE).text();
        assertTrue(page.contains("lúc viết là 13, nay là 26"), page);
        assertTrue(report().contains("Vận động 13 lượt đảng viên"), "what somebody wrote stays");
        assertTrue(report().contains("26 lượt đảng viên tham gia"), "what the program writes follows");

        write("");
        assertFalse(secretary.get(PAGE).text().contains("lúc viết là"));
        assertEquals(
                "0",
                tables.only(
                        "select count(*) from paper_draft d join unit u on u.id = d.unit_id where u.code = ?", CELL));
    }

    private static void write(String difficulties) {
        Http.Answer page = secretary.get(PAGE);
        Map<String, String> form = Visit.filled(page, "parts");
        form.put("parts:part:1:text", difficulties);
        form.put("parts:save", "x");
        assertEquals(302, secretary.post(PAGE, form).status());
    }

    private static String report() throws IOException {
        Http.Answer answer = server.http()
                .as("pd.secretary", People.PASSWORD)
                .get("/api/v1/papers/cell-report?year=2021&unit=" + CELL);
        assertEquals(200, answer.status(), answer.text());
        return ReadPaper.docx(answer.body()).text();
    }
}
