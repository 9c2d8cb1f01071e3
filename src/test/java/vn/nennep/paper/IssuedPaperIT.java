package vn.nennep.paper;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nennep.testdata.TestMeeting.aMeeting;
import static vn.nennep.testdata.TestUnit.aCell;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.People;
import vn.nennep.testdata.ReadPaper;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;

/** Papers that are issued: their numbers, what is kept of them, and that nobody changes it. */
class IssuedPaperIT {

    private static final String CELL = "IP.C1";
    private static final int AT_ONCE = 8;

    private static TestServer server;
    private static Tables tables;
    private static Http secretary;

    @BeforeAll
    static void start() {
        server = TestServer.get();
        tables = Tables.of(server);
        aCell(CELL)
                .withMembers(3)
                .with(aMeeting("IP-1", "2021-03-05").held())
                .withAccount("ip.secretary", "SECRETARY")
                .load(server);
        secretary = server.http().as("ip.secretary", People.PASSWORD);
    }

    @Test
    void numbersRunThroughATermByTypeAndAreGivenOnceToManyAtATime() throws Exception {
        List<Callable<JsonObject>> orders = IntStream.range(0, AT_ONCE)
                .<Callable<JsonObject>>mapToObj(i -> () -> Api.object(issue("cell-report", 2021, null)))
                .toList();
        List<String> numbers = new ArrayList<>();
        ExecutorService people = Executors.newFixedThreadPool(AT_ONCE);
        try {
            for (Future<JsonObject> one : people.invokeAll(orders)) {
                numbers.add(one.get().getString("number"));
            }
        } finally {
            people.shutdownNow();
        }
        List<Integer> sorted = numbers.stream()
                .map(number -> Integer.parseInt(number.replace("-BC/CB", "")))
                .sorted()
                .toList();
        int first = sorted.get(0);
        assertEquals(IntStream.range(first, first + AT_ONCE).boxed().toList(), sorted, "none twice, none left out");
        assertEquals(
                AT_ONCE - 1,
                Integer.parseInt(tables.only(
                        "select count(distinct replaces_id) from issued_paper p join unit u on u.id = p.unit_id"
                                + " where u.code = ? and about = '2021'",
                        CELL)),
                "each names the one before");
        JsonObject ofTheTermBefore = Api.object(issue("cell-report", 2019, null));
        assertEquals("01-BC/CB", ofTheTermBefore.getString("number"), "a paper of 2019 is of another term");
    }

    @Test
    void isKeptAsItWasSentWithItsHash() throws IOException, NoSuchAlgorithmException {
        UUID ref = UUID.randomUUID();
        JsonObject issued = Api.object(issue(ref, "cell-report", 2022, "2022-12-30"));
        JsonObject again = Api.object(issue(ref, "cell-report", 2022, "2022-12-30"));
        assertEquals(issued, again, "the same order issues nothing new");
        byte[] docx = file(ref, "docx");
        assertEquals(sha256(docx), issued.getString("docxSha256"));
        assertEquals(sha256(file(ref, "pdf")), issued.getString("pdfSha256"));
        String number = issued.getString("number");
        String text = ReadPaper.docx(docx).text();
        assertTrue(text.contains("Số " + number), text);
        assertTrue(text.contains("ngày 30 tháng 12 năm 2022"), text);
        assertTrue(ReadPaper.pdf(file(ref, "pdf")).text().contains("Số " + number));
        assertFalse(text.contains("thay thế"), text);

        JsonObject next = Api.object(issue("cell-report", 2022, "2022-12-31"));
        assertEquals(ref.toString(), next.getString("replaces"));
        String renewed = ReadPaper.docx(file(UUID.fromString(next.getString("ref")), "docx"))
                .text();
        assertTrue(renewed.contains("thay thế văn bản số " + number + ", ngày 30/12/2022"), renewed);
        assertArrayEquals(docx, file(ref, "docx"), "the old one stays");
    }

    @Test
    void nobodyChangesWhatWasSent() {
        issue("cell-report", 2020, null);
        for (String change : List.of(
                "update issued_paper set number = 99",
                "delete from issued_paper_file",
                "update issued_paper_file set content = 'x'")) {
            assertThrows(IllegalStateException.class, () -> tables.run(change), change);
        }
    }

    @Test
    void aCellIssuesOnlyTheTypesOfItsDay() {
        String meeting = tables.meeting("IP-1");
        Http.Answer then = secretary.post("/api/v1/issued-papers", ofMeeting("notice", meeting, "2021-03-01"));
        assertEquals(409, then.status(), then.text());
        assertTrue(then.text().contains("36-HD/VPTW"), then.text());
        JsonObject today =
                Api.object(secretary.post("/api/v1/issued-papers", ofMeeting("notice", meeting, "2026-06-01")));
        assertEquals("01-TB/CB", today.getString("number"));
    }

    @Test
    void whoMayNotLeadTheCellIssuesNothing() {
        String order = order(UUID.randomUUID(), "cell-report", 2021, null);
        assertEquals(
                403,
                server.http()
                        .as("tinhuy", People.PASSWORD)
                        .post("/api/v1/issued-papers", demo())
                        .status());
        assertEquals(
                404,
                server.http()
                        .as("bithu", People.PASSWORD)
                        .post("/api/v1/issued-papers", order)
                        .status());
        assertEquals(
                422,
                secretary
                        .post("/api/v1/issued-papers", order(UUID.randomUUID(), "cell-report", 2021, "2199-01-01"))
                        .status());
        assertEquals(
                422,
                secretary.post("/api/v1/issued-papers", "{\"kind\":\"plan\"}").status());
    }

    private static String demo() {
        return order(UUID.randomUUID(), "cell-report", 2021, null).replace(CELL, "LS.KCQ.BDV");
    }

    private static Http.Answer issue(String kind, int year, String day) {
        return issue(UUID.randomUUID(), kind, year, day);
    }

    private static Http.Answer issue(UUID ref, String kind, int year, String day) {
        Http.Answer answer = secretary.post("/api/v1/issued-papers", order(ref, kind, year, day));
        assertEquals(201, answer.status(), answer.text());
        return answer;
    }

    private static String order(UUID ref, String kind, int year, String day) {
        return "{\"ref\":\"%s\",\"kind\":\"%s\",\"unit\":\"%s\",\"year\":%d%s}"
                .formatted(ref, kind, CELL, year, day == null ? "" : ",\"day\":\"" + day + "\"");
    }

    private static String ofMeeting(String kind, String meeting, String day) {
        return "{\"ref\":\"%s\",\"kind\":\"%s\",\"meeting\":\"%s\",\"day\":\"%s\"}"
                .formatted(UUID.randomUUID(), kind, meeting, day);
    }

    private static byte[] file(UUID ref, String format) {
        Http.Answer answer = secretary.get("/api/v1/issued-papers/" + ref + "?format=" + format);
        assertEquals(200, answer.status(), answer.text());
        return answer.body();
    }

    private static String sha256(byte[] content) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
