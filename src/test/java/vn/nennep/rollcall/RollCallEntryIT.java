package vn.nennep.rollcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nennep.testdata.TestMeeting.aMeeting;
import static vn.nennep.testdata.TestUnit.aCell;
import static vn.nennep.testdata.TestUnit.aProvince;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.nennep.access.SignInSession;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.People;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;
import vn.nennep.testdata.TestUnit;
import vn.nennep.testdata.Visit;

/** A roll call that is sent by REST, perhaps twice: written once, and never over somebody else's. */
class RollCallEntryIT {

    private static TestServer server;
    private static Tables tables;
    private static String root;
    private static String login;
    private static String other;
    private static int meetings;

    private String code;

    @BeforeAll
    static void load() {
        server = TestServer.get();
        tables = Tables.of(server);
        root = TestUnit.unusedCode();
        login = root.toLowerCase(Locale.ROOT) + ".one";
        other = root.toLowerCase(Locale.ROOT) + ".two";
        aProvince(root)
                .with(aCell(root + ".A")
                        .since("2015-01-01")
                        .withMembers(root, 3)
                        .withAccount(login, "SECRETARY")
                        .withAccount(other, "SECRETARY"))
                .load(server);
    }

    @BeforeEach
    void newMeeting() {
        meetings++;
        code = root + ".A-" + meetings;
        aMeeting(code, "2021-03-0" + meetings).number(meetings).load(Api.of(server), root + ".A");
    }

    @Test
    void givesTheSameAnswerAgainAndWritesOnce() {
        String key = UUID.randomUUID().toString();
        String version = version();
        Http.Answer first = put(login, key, version, roll("ABSENT", null));
        assertEquals(200, first.status(), first.text());
        JsonObject answer = Api.object(first);
        assertEquals("3/2/1", answer.getInt("due") + "/" + answer.getInt("present") + "/" + answer.getInt("absent"));
        assertTrue(answer.getString("receipt").matches("\\d+"), first.text());
        String written = written();
        // The version of the first time is an older one by now; that the answer was lost is all that the sender knows.
        Http.Answer again = put(login, key, version, roll("ABSENT", null));
        assertEquals(first.text(), again.text());
        assertEquals(written, written());
        assertEquals("PPA", marks());
    }

    @Test
    void refusesAnotherBodyUnderTheSameKeyAndTakesItUnderAnotherPersons() {
        String key = UUID.randomUUID().toString();
        Http.Answer first = put(login, key, version(), roll("ABSENT", null));
        assertEquals(200, first.status(), first.text());
        Http.Answer different = put(login, key, version(), roll("PRESENT", null));
        assertEquals(422, different.status(), different.text());
        assertEquals("access.entry.key-used", Api.object(different).getString("code"));
        assertTrue(Api.object(different).getString("detail").contains("mã mới"), different.text());
        Http.Answer ofAnother = put(other, key, version(), roll("PRESENT", null));
        assertEquals(200, ofAnother.status(), ofAnother.text());
        assertEquals("PPP", marks());
    }

    @Test
    void writesOnceWhenTheSameComesTwiceAtTheSameMoment() {
        String key = UUID.randomUUID().toString();
        String version = version();
        List<CompletableFuture<Http.Answer>> both = List.of(
                CompletableFuture.supplyAsync(() -> put(login, key, version, roll("EXCUSED", "Ốm"))),
                CompletableFuture.supplyAsync(() -> put(login, key, version, roll("EXCUSED", "Ốm"))));
        List<Http.Answer> answers = both.stream().map(CompletableFuture::join).toList();
        for (Http.Answer answer : answers) {
            assertTrue(answer.status() == 200 || answer.status() == 409, answer.text());
        }
        Http.Answer asked = put(login, key, version, roll("EXCUSED", "Ốm"));
        assertEquals(200, asked.status(), asked.text());
        for (Http.Answer answer : answers) {
            assertTrue(answer.status() == 409 || answer.text().equals(asked.text()), answer.text());
        }
        assertEquals("PPE", marks());
        assertEquals("1", tables.only("select count(*) from entry_receipt where key = cast(? as uuid)", key));
    }

    @Test
    void showsBothWhenSomebodyElseSavedMeanwhileAndOverwritesNothing() {
        String version = version();
        assertEquals(
                200,
                put(other, UUID.randomUUID().toString(), version, roll("ABSENT", null))
                        .status());
        Http.Answer refused = put(login, UUID.randomUUID().toString(), version, roll("PRESENT", null));
        assertEquals(412, refused.status(), refused.text());
        JsonObject both = Api.object(refused);
        assertEquals(
                "ABSENT",
                both.getJsonObject("current")
                        .getJsonArray("entries")
                        .getJsonObject(2)
                        .getString("mark"));
        assertEquals(
                "PRESENT",
                both.getJsonObject("sent")
                        .getJsonArray("marks")
                        .getJsonObject(2)
                        .getString("mark"));
        assertEquals("PPA", marks());
        assertEquals("\"" + both.getInt("version") + "\"", refused.header("ETag"));
        // Who has seen both names the newer one.
        Http.Answer known = put(login, UUID.randomUUID().toString(), refused.header("ETag"), roll("PRESENT", null));
        assertEquals(200, known.status(), known.text());
        assertEquals("PPP", marks());
    }

    @Test
    void writesNothingWhereTheSameIsSavedAlready() {
        String version = version();
        assertEquals(
                200,
                put(other, UUID.randomUUID().toString(), version, roll("ABSENT", null))
                        .status());
        String written = written();
        Http.Answer same = put(login, UUID.randomUUID().toString(), version, roll("ABSENT", null));
        assertEquals(200, same.status(), same.text());
        assertEquals(written, written());
    }

    @Test
    void saysWhatIsMissingOrWrong() {
        assertEquals("access.entry.key-missing", refusal(put(login, null, version(), roll("ABSENT", null))));
        assertEquals("access.entry.key-missing", refusal(put(login, "khóa", version(), roll("ABSENT", null))));
        String key = UUID.randomUUID().toString();
        assertEquals("access.entry.version-missing", refusal(put(login, key, null, roll("ABSENT", null))));
        assertEquals("rollcall.reason-missing", refusal(put(login, key, version(), roll("EXCUSED", null))));
        assertEquals(
                "rollcall.not-on-roster",
                refusal(put(login, key, version(), "{\"marks\":[{\"memberCode\":\"ai\",\"mark\":\"PRESENT\"}]}")));
        // What was refused has used no key up.
        assertEquals(200, put(login, key, version(), roll("ABSENT", null)).status());
        Http.Answer unreadable = put(login, key, version(), "{\"marks\":[{\"mark\":\"HERE\"}]}");
        assertEquals(400, unreadable.status(), unreadable.text());
    }

    @Test
    void takesAPagesSessionForItsOwnPersonAloneAndForMeetingsAlone() {
        Visit page = Visit.signedIn(server, login, People.PASSWORD);
        String path = "/api/v1/meetings/" + code + "/roll-call";
        Map<String, String> headers = new HashMap<>(Map.of(
                "Idempotency-Key", UUID.randomUUID().toString(),
                "If-Match", version(),
                "X-Person", SignInSession.markOf(other)));
        assertEquals(401, byPage(page, path, headers).status());
        headers.put("X-Person", SignInSession.markOf(login));
        headers.put("Sec-Fetch-Site", "cross-site");
        assertEquals(401, byPage(page, path, headers).status());
        headers.put("Sec-Fetch-Site", "same-origin");
        assertEquals("", marks());
        Http.Answer own = byPage(page, path, headers);
        assertEquals(200, own.status(), own.text());
        assertEquals("PPA", marks());
        assertEquals(
                401,
                page.get("/api/v1/years", Map.of("X-Person", SignInSession.markOf(login)))
                        .status());
        Http.Answer stranger = byPage(Visit.to(server), path, headers);
        assertEquals(401, stranger.status());
        // A browser would ask for a password by itself.
        assertEquals("", stranger.header("WWW-Authenticate"));
    }

    @Test
    void forgetsReceiptsAfterSevenDaysAndNoneBefore() throws Exception {
        String old = UUID.randomUUID().toString();
        String young = UUID.randomUUID().toString();
        assertEquals(200, put(login, old, version(), roll("ABSENT", null)).status());
        assertEquals(200, put(other, young, version(), roll("PRESENT", null)).status());
        tables.run(
                "update entry_receipt set received_at = now() - interval '7 days 1 minute' where key = cast(? as uuid)",
                old);
        // As the night does it: without anybody's login.
        try (var connection = server.connectAsApplication();
                var statement = connection.createStatement()) {
            statement.execute("delete from entry_receipt");
        }
        assertEquals(
                List.of(young),
                tables.list(
                        "select key from entry_receipt where key in (cast(? as uuid), cast(? as uuid))", old, young));
    }

    private static Http.Answer byPage(Visit page, String path, Map<String, String> headers) {
        return page.send(
                "PUT", path, "application/json", roll("ABSENT", null).getBytes(StandardCharsets.UTF_8), headers);
    }

    private Http.Answer put(String person, String key, String version, String body) {
        Map<String, String> headers = new HashMap<>();
        if (key != null) {
            headers.put("Idempotency-Key", key);
        }
        if (version != null) {
            headers.put("If-Match", version);
        }
        return server.http()
                .as(person, People.PASSWORD)
                .send("PUT", "/api/v1/meetings/" + code + "/roll-call", body, headers);
    }

    private String version() {
        return server.http()
                .as(login, People.PASSWORD)
                .get("/api/v1/meetings/" + code + "/roll-call")
                .header("ETag");
    }

    private static String refusal(Http.Answer answer) {
        assertEquals(422, answer.status(), answer.text());
        return Api.object(answer).getString("code");
    }

    /** Two who came, and a third. */
    private static String roll(String mark, String reason) {
        return "{\"marks\":[{\"memberCode\":\"%1$s-1\",\"mark\":\"PRESENT\"},{\"memberCode\":\"%1$s-2\",\"mark\":\"PRESENT\"},"
                        .formatted(root)
                + "{\"memberCode\":\"%s-3\",\"mark\":\"%s\"%s}]}"
                        .formatted(root, mark, reason == null ? "" : ",\"reason\":\"" + reason + "\"");
    }

    private String marks() {
        return String.join(
                "",
                tables.list(
                        "select e.mark from roll_call_entry e join meeting m on m.id = e.meeting_id"
                                + " join member b on b.id = e.member_id where m.code = ? order by b.code",
                        code));
    }

    /** Everything that a save leaves: the version, and what the log has of the meeting. */
    private String written() {
        return tables.only(
                "select m.version || ' ' || (select count(*) from audit_entry a where a.unit_id = m.cell_id)"
                        + " from meeting m where m.code = ?",
                code);
    }
}
