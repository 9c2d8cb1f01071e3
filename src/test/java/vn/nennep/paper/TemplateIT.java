package vn.nennep.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nennep.testdata.TestUnit.aCell;
import static vn.nennep.testdata.TestUnit.aProvince;
import static vn.nennep.testdata.TestUnit.aSuperior;

import jakarta.json.JsonArray;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.People;
import vn.nennep.testdata.ReadPaper;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;

/** A committee replaces a template for its branch from a day on. */
class TemplateIT {

    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final String REPORT = "/api/v1/papers/cell-report?year=2021&unit=";

    private static TestServer server;
    private static Tables tables;
    private static Http officer;
    private static Http province;

    @BeforeAll
    static void start() {
        server = TestServer.get();
        tables = Tables.of(server);
        aProvince("TP")
                .withAccount("tp.province", "PROVINCE_OFFICER")
                .with(
                        aSuperior("TP.A")
                                .withAccount("tp.officer", "OFFICER")
                                .with(aCell("TP.A.C").withMembers(2)),
                        aSuperior("TP.B").with(aCell("TP.B.C").withMembers(2)))
                .load(server);
        officer = server.http().as("tp.officer", People.PASSWORD);
        province = server.http().as("tp.province", People.PASSWORD);
    }

    @Test
    void aTemplateHoldsForTheBranchOfItsCommitteeFromItsDayOn() throws IOException {
        byte[] own = changed("Lời của TP.A: {{unit}}, {{members}} đảng viên");
        assertEquals(201, publish(officer, "TP.A", "2021-06-01", own).status());
        String text = report("TP.A.C");
        assertTrue(text.contains("Lời của TP.A: ") && text.contains(", 02 đảng viên"), text);
        assertFalse(report("TP.B.C").contains("Lời của TP.A"), "another branch keeps its own");
        Http.Answer before = province.get("/api/v1/papers/cell-report?year=2020&unit=TP.A.C");
        assertFalse(
                ReadPaper.docx(before.body()).text().contains("Lời của TP.A"), "an older paper keeps the older one");

        assertEquals(
                201,
                publish(officer, "TP.A", "2021-07-01", changed("Lời mới của TP.A"))
                        .status());
        assertTrue(report("TP.A.C").contains("Lời mới của TP.A"), "the newest counts");
    }

    @Test
    void aTemplateWithFaultsReplacesNothingAndNamesThemAll() throws IOException {
        String count = "select count(*) from paper_template";
        String before = tables.only(count);
        Http.Answer answer = publish(officer, "TP.A", "2021-01-01", changed("{{wrong}} {{alsoWrong}} {{topic}}"));
        assertEquals(422, answer.status());
        JsonArray faults = Api.object(answer).getJsonArray("faults");
        assertEquals(3, faults.size(), answer.text());
        assertTrue(answer.text().contains("{{alsoWrong}}") && answer.text().contains("{{#sessions}}"), answer.text());
        assertEquals(
                422,
                publish(officer, "TP.A", "2021-01-01", new byte[] {1, 2, 3}).status());
        assertEquals(before, tables.only(count));
    }

    @Test
    void onlyWhoKeepsTheRulesOfABranchPublishesForIt() throws IOException {
        byte[] own = changed("Lời khác");
        assertEquals(404, publish(officer, "TP.B", "2021-01-01", own).status());
        assertEquals(403, publish(officer, null, "2021-01-01", own).status());
        assertEquals(
                403,
                server.http()
                        .as("bithu", People.PASSWORD)
                        .get("/api/v1/paper-templates/plan")
                        .status());
    }

    private static String report(String cell) throws IOException {
        Http.Answer answer = province.get(REPORT + cell);
        assertEquals(200, answer.status(), answer.text());
        return ReadPaper.docx(answer.body()).text();
    }

    private static Http.Answer publish(Http by, String unit, String day, byte[] template) {
        String address = "/api/v1/paper-templates/cell-report?validFrom=" + day + (unit == null ? "" : "&unit=" + unit);
        return by.post(address, template, DOCX);
    }

    /** The template of the program with one more paragraph, by another program. */
    private static byte[] changed(String text) throws IOException {
        Http.Answer pattern = officer.get("/api/v1/paper-templates/cell-report");
        assertEquals(200, pattern.status(), pattern.text());
        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(pattern.body()));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            word.createParagraph().createRun().setText(text);
            word.write(out);
            return out.toByteArray();
        }
    }
}
