package vn.nennep.freeze;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nennep.testdata.TestMeeting.aMeeting;
import static vn.nennep.testdata.TestMember.aMember;
import static vn.nennep.testdata.TestUnit.aCell;

import jakarta.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.Extent;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.People;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestMember;
import vn.nennep.testdata.TestServer;
import vn.nennep.testdata.Visit;

/** A year is frozen; whoever has its hash learns whether it is right; what anybody changes past the program is named. */
class FreezeIT {

    private static final int YEAR = 2012;
    private static final String CELL = "FZ.C";
    private static final String OF_CELL = " = (select id from unit where code = 'FZ.C')";
    private static final String OF_FREEZE = " = (select id from frozen_period where year = " + YEAR + ")";
    private static final String OF_MEETING = " = (select id from meeting where code = 'FZ-1')";

    private static TestServer server;
    private static Tables tables;
    private static Api province;
    private static FrozenYear year;
    private static String hash;
    private static String report;

    @BeforeAll
    static void freeze() {
        server = TestServer.get();
        tables = Tables.of(server);
        province = Api.of(server);
        year = new FrozenYear(server, YEAR);
        aCell(CELL)
                .with(member(1), member(2), member(3), member(4))
                .withAccount("fz.keeper", "SECRETARY")
                .with(
                        aMeeting("FZ-1", YEAR + "-03-05").held(),
                        aMeeting("FZ-2", YEAR + "-04-05").held().absent("FZ-2"))
                .load(server);
        aCell("FZ.D").under("FZ").load(server);
        writeTheRest();
        assertEquals(409, year.freeze("").status(), "nothing is published");
        assertEquals("COMPLETED", province.consolidate(YEAR).getString("status"));
        Http.Answer refused = year.freeze("");
        assertEquals(409, refused.status(), refused.text());
        assertEquals("freeze.unreported", Api.object(refused).getString("code"));
        assertTrue(refused.text().contains("FZ.D"), refused.text());
        tables.run("insert into figure_change (year, cell_id, cause) select " + YEAR
                + ", id, 'meeting' from unit where code = 'FZ.C'");
        Http.Answer stale = year.freeze(",\"unreported\":true");
        assertEquals("freeze.stale", Api.object(stale).getString("code"));
        assertEquals("COMPLETED", province.consolidate(YEAR).getString("status"));
        hash = year.frozen();
        report = province.report("FZ", YEAR).text();
    }

    private static TestMember member(int number) {
        return aMember("FZ-" + number).since("2011-01-01");
    }

    /** A plan, a key task, a score and a grade: straight into the tables, how they come in is another test's matter. */
    private static void writeTheRest() {
        tables.run(
                "insert into annual_plan (id, cell_id, year, revision, status, number, issued_on) select nextval('annual_plan_seq'),"
                        + " id, " + YEAR + ", 1, 'DRAFT', '01-KH/CB', '" + YEAR
                        + "-01-05' from unit where code = 'FZ.C'");
        tables.run(
                "insert into plan_line (id, plan_id, line, month, position, topic, topic_group) select nextval('plan_line_seq'), p.id,"
                        + " gen_random_uuid(), 3, 1, 'Chuyên đề (thử)', (select min(code) from topic_group) from annual_plan p"
                        + " where p.year = " + YEAR + " and p.cell_id" + OF_CELL);
        tables.run("insert into key_task (id, cell_id, year, number, task, status) select nextval('key_task_seq'), id, "
                + YEAR + ", 1, 'Nhiệm vụ (thử)', 'DRAFT' from unit where code = 'FZ.C'");
        tables.run("insert into year_grade (cell_id, year, criteria_set_id, self_grade, self_at) select id, " + YEAR
                + ", (select min(id) from criteria_set), 'GOOD', now() from unit where code = 'FZ.C'");
        tables.run(
                "insert into meeting_score (meeting_id, criteria_set_id, self_points, self_grade, self_at, self_by, most_points)"
                        + " select id, (select min(id) from criteria_set), 90, 'GOOD', now(), 'test', 100 from meeting where code = 'FZ-1'");
    }

    /** Other tests of the same server may have asked for hashes that there are not. */
    @BeforeEach
    void forgetGuesses() {
        tables.run("delete from sign_in_brake");
    }

    @AfterAll
    static void forget() {
        year.forget();
    }

    @Test
    void tellsWhoeverHasTheHashThatItIsRight() {
        assertTrue(hash.matches("[0-9a-f]{64}"), hash);
        Http.Answer again = year.freeze(",\"unreported\":true");
        assertEquals(409, again.status(), again.text());
        assertEquals("freeze.exists", Api.object(again).getString("code"));
        assertEquals(
                "FROZEN",
                tables.only("select year_state(" + YEAR + ", cast(now() at time zone 'Asia/Ho_Chi_Minh' as date))"));
        JsonObject stranger = Api.object(year.ask(hash));
        assertTrue(stranger.getBoolean("right"), stranger.toString());
        assertEquals(1, stranger.getInt("version"));
        assertEquals(
                YEAR + " admin",
                tables.only(
                        "select after ->> 'period' || ' ' || login from audit_entry"
                                + " where subject = 'frozen_period' and action = 'INSERT' and subject_key = ?",
                        hash));
        Http.Answer unknown = year.ask("0".repeat(64));
        assertEquals(404, unknown.status());
        assertEquals("freeze.unknown", Api.object(unknown).getString("code"));
        assertEquals(404, year.ask("x").status());
        assertEquals(
                401,
                server.http().post("/api/v1/freezes", "{\"year\":" + YEAR + "}").status());
    }

    /**
     * What somebody changes past the program.
     *
     * @param change the statement, and one that takes it back
     * @param found words of what the check names: a kind of fact, or a part of the freeze
     */
    private record Tampering(String change, String back, List<String> found) {

        static Tampering of(String change, String back, String... found) {
            return new Tampering(change, back, List.of(found));
        }
    }

    private static List<Tampering> tamperings() {
        return List.of(
                Tampering.of(
                        "update unit_total set present = present + 1, due = due + 1 where year = 2012 and unit_id"
                                + OF_CELL,
                        "update unit_total set present = present - 1, due = due - 1 where year = 2012 and unit_id"
                                + OF_CELL,
                        "figure"),
                Tampering.of(
                        "update unit_total_part set sessions = sessions + 1 where year = 2012 and dimension = 'GRADE' and value = 'GOOD'"
                                + " and unit_id" + OF_CELL,
                        "update unit_total_part set sessions = sessions - 1 where year = 2012 and dimension = 'GRADE' and value = 'GOOD'"
                                + " and unit_id" + OF_CELL,
                        "share"),
                Tampering.of(
                        "update unit_total set by_month[3][1] = by_month[3][1] + 1 where year = 2012 and unit_id"
                                + OF_CELL,
                        "update unit_total set by_month[3][1] = by_month[3][1] - 1 where year = 2012 and unit_id"
                                + OF_CELL,
                        "figure"),
                Tampering.of(
                        "update roll_call_entry set mark = 'A' where year = 2012 and meeting_id" + OF_MEETING
                                + " and member_id = (select id from member where code = 'FZ-1')",
                        "update roll_call_entry set mark = 'P' where year = 2012 and meeting_id" + OF_MEETING
                                + " and member_id = (select id from member where code = 'FZ-1')",
                        "mark"),
                Tampering.of(
                        "update meeting set present_count = present_count - 1, absent_count = absent_count + 1 where code = 'FZ-1'",
                        "update meeting set present_count = present_count + 1, absent_count = absent_count - 1 where code = 'FZ-1'",
                        "meeting"),
                Tampering.of(
                        "update meeting set place = 'Ở nơi khác' where code = 'FZ-1'",
                        "update meeting set place = null where code = 'FZ-1'",
                        "meeting"),
                Tampering.of(
                        "update meeting_score set self_points = 91 where meeting_id" + OF_MEETING,
                        "update meeting_score set self_points = 90 where meeting_id" + OF_MEETING,
                        "score"),
                Tampering.of(
                        "update year_grade set self_grade = 'FAIR' where year = 2012 and cell_id" + OF_CELL,
                        "update year_grade set self_grade = 'GOOD' where year = 2012 and cell_id" + OF_CELL,
                        "grade"),
                Tampering.of(
                        "update plan_line set month = 4 where plan_id = (select id from annual_plan where year = 2012 and cell_id"
                                + OF_CELL + ")",
                        "update plan_line set month = 3 where plan_id = (select id from annual_plan where year = 2012 and cell_id"
                                + OF_CELL + ")",
                        "plan-line"),
                Tampering.of(
                        "update key_task set task = 'Nhiệm vụ (thử).' where year = 2012 and cell_id" + OF_CELL,
                        "update key_task set task = 'Nhiệm vụ (thử)' where year = 2012 and cell_id" + OF_CELL,
                        "key-task"),
                // The last bytes of the compressed text are its length.
                Tampering.of(
                        "update frozen_text set content = set_byte(content, 100, get_byte(content, 100) # 1) where freeze_id"
                                + OF_FREEZE,
                        "update frozen_text set content = set_byte(content, 100, get_byte(content, 100) # 1) where freeze_id"
                                + OF_FREEZE,
                        "TEXT"),
                Tampering.of(
                        "update frozen_seal set figures = replace(figures, '\"due\": 8', '\"due\": 9') where freeze_id"
                                + OF_FREEZE,
                        "update frozen_seal set figures = replace(figures, '\"due\": 9', '\"due\": 8') where freeze_id"
                                + OF_FREEZE,
                        "SEAL"),
                Tampering.of(
                        "update frozen_period set unreported_count = unreported_count - 1 where year = 2012",
                        "update frozen_period set unreported_count = unreported_count + 1 where year = 2012",
                        "ROW"));
    }

    @Test
    void namesWhatASuperuserChanges() {
        String seal = seal(CELL);
        for (Tampering one : Extent.some(tamperings(), 4, Extent.random("tampering"))) {
            year.asSuperuser(one.change());
            try {
                JsonObject found = year.look(hash);
                assertFalse(found.getBoolean("right") && found.getBoolean("agrees"), one.change());
                for (String word : one.found()) {
                    assertTrue(
                            found.toString().contains("\"fact\":\"" + word + "\"")
                                    || found.toString().contains("\"part\":\"" + word + "\""),
                            one.change() + ": " + found);
                }
                if (found.getBoolean("right")) {
                    // The paper of before still verifies: its figures are those that were frozen.
                    assertTrue(year.look(seal).getBoolean("right"));
                }
            } finally {
                year.asSuperuser(one.back());
            }
            JsonObject again = year.look(hash);
            assertTrue(again.getBoolean("right") && again.getBoolean("agrees"), one.back() + ": " + again);
        }
    }

    @Test
    void namesADifferenceOnlyToWhoMaySeeIt() {
        year.asSuperuser("update meeting set place = 'Ở nơi khác' where code = 'FZ-1'");
        try {
            assertEquals(1, year.look(hash).getJsonArray("differences").size());
            JsonObject beside = Api.object(Api.of(server, "bithu").get("freezes/" + hash));
            assertFalse(beside.getBoolean("agrees"));
            assertEquals(0, beside.getJsonArray("differences").size());
            JsonObject keeper = Api.object(Api.of(server, "fz.keeper").get("freezes/" + hash));
            assertEquals(1, keeper.getJsonArray("differences").size());
            JsonObject stranger = Api.object(year.ask(hash));
            assertFalse(stranger.getBoolean("agrees"));
            assertEquals(0, stranger.getJsonArray("differences").size());
        } finally {
            year.asSuperuser("update meeting set place = null where code = 'FZ-1'");
        }
    }

    @Test
    void letsNobodyChangeAFreeze() {
        for (String table : List.of("frozen_period", "frozen_text", "frozen_seal", "frozen_paper")) {
            assertThrows(IllegalStateException.class, () -> tables.run("delete from " + table), table);
            assertThrows(IllegalStateException.class, () -> tables.run("truncate " + table + " cascade"), table);
        }
        assertThrows(
                IllegalStateException.class,
                () -> tables.run("update frozen_period set reason = 'x' where year = 2012"));
    }

    @Test
    void letsNobodyGuessOnAndOn() {
        try {
            int asked = 0;
            while (asked < 30 && year.ask("%064x".formatted(asked)).status() == 404) {
                asked++;
            }
            assertTrue(asked >= 10 && asked < 30, "asked " + asked + " times");
            Http.Answer shut = year.ask(hash);
            assertEquals(429, shut.status(), shut.text());
            assertTrue(Visit.to(server)
                    .get("/freeze/check.xhtml?hash=" + hash)
                    .text()
                    .contains("note-warn"));
        } finally {
            forgetGuesses();
        }
    }

    @Test
    void countsNoWordThatCanBeNoHash() {
        for (int asked = 0; asked < 30; asked++) {
            assertEquals(404, year.ask("%063d".formatted(asked)).status());
        }
        assertEquals(200, year.ask(hash).status());
        assertEquals("0", tables.only("select count(*) from sign_in_brake"));
    }

    @Test
    void standsOnTheReportAndIsCheckedByAnybody() {
        String seal = seal(CELL);
        Http.Answer page = Visit.signedIn(server, "fz.keeper", People.PASSWORD)
                .get("/report/consolidated.xhtml?unit=" + CELL + "&year=" + YEAR);
        assertEquals(200, page.status());
        assertTrue(page.text().replace(" ", "").contains(seal), "the report has no hash");
        assertTrue(page.text().contains("seal-picture"));
        JsonObject paper = Api.object(year.ask(seal));
        assertEquals("paper", paper.getString("kind"));
        assertTrue(paper.getBoolean("right"));
        assertEquals(CELL, paper.getJsonArray("lines").getJsonObject(0).getString("code"));
        assertEquals(8, paper.getJsonArray("lines").getJsonObject(0).getInt("due"));

        Http.Answer checked = Visit.to(server).get("/freeze/check.xhtml?hash=" + seal);
        assertEquals(200, checked.status());
        assertTrue(checked.text().contains("id=\"verdict\"") && checked.text().contains("note-good"), checked.text());
        Http.Answer wrong = Visit.to(server).get("/freeze/check.xhtml?hash=" + "1".repeat(64));
        assertTrue(wrong.text().contains("id=\"unknown\""), wrong.text());
    }

    @Test
    void verifiesFilesByCommand(@TempDir Path folder) throws Exception {
        Path text = folder.resolve("frozen.txt.gz");
        Http.Answer file = Visit.signedIn(server, TestServer.ADMIN, TestServer.ADMIN_PASSWORD)
                .get("/freeze/text?hash=" + hash);
        assertEquals(200, file.status());
        Files.write(text, file.body());
        Command right = command(text);
        assertEquals(0, right.exit(), right.text());
        assertTrue(right.text().contains("RIGHT"), right.text());

        Path plain = folder.resolve("changed.txt");
        String whole;
        try (var in = new GZIPInputStream(Files.newInputStream(text))) {
            whole = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Files.writeString(plain, whole.replaceFirst("\tOP\n", "\tOE\n"));
        Command changed = command(plain);
        assertEquals(1, changed.exit(), changed.text());
        assertTrue(
                changed.text().contains("mark FZ-1/") && changed.text().contains("frozen OP, in the file OE"),
                changed.text());

        Path json = folder.resolve("report.json");
        Files.writeString(json, report);
        Command reported = command(json);
        assertEquals(0, reported.exit(), reported.text());
        Files.writeString(json, report.replace("\"due\":8", "\"due\":9"));
        Command mended = command(json);
        Path quarter = folder.resolve("quarter.json");
        Files.writeString(
                quarter,
                province.get("reports/consolidated?unit=FZ&levels=9&period=" + YEAR + "-Q1")
                        .text());
        Command part = command(quarter);
        assertEquals(0, part.exit(), part.text());
        assertEquals(1, mended.exit(), mended.text());
        assertTrue(mended.text().contains("due: frozen 8, in the file 9"), mended.text());

        String ref = UUID.randomUUID().toString();
        Http keeper = server.http().as("fz.keeper", People.PASSWORD);
        Http.Answer issued = keeper.post(
                "/api/v1/issued-papers",
                "{\"ref\":\"%s\",\"kind\":\"cell-report\",\"unit\":\"%s\",\"year\":%d}".formatted(ref, CELL, YEAR));
        assertTrue(issued.status() == 200 || issued.status() == 201, issued.text());
        for (String format : List.of("docx", "pdf")) {
            Path paper = folder.resolve("paper." + format);
            byte[] bytes = keeper.get("/api/v1/issued-papers/" + ref + "?format=" + format)
                    .body();
            Files.write(paper, bytes);
            if (format.equals("docx")) {
                try (ZipFile parts = new ZipFile(paper.toFile())) {
                    String words = new String(
                            parts.getInputStream(parts.getEntry("word/document.xml"))
                                    .readAllBytes(),
                            StandardCharsets.UTF_8);
                    assertTrue(words.contains(seal(CELL).substring(0, 8) + " "), words);
                    assertNotNull(parts.getEntry("word/media/code1.png"), "no QR code");
                }
            }
            Command known = command(paper);
            assertEquals(0, known.exit(), format + ": " + known.text());
            bytes[bytes.length / 2] ^= 1;
            Files.write(paper, bytes);
            assertEquals(1, command(paper).exit(), "a byte of the " + format);
        }

        year.asSuperuser("update meeting set place = 'Ở nơi khác' where code = 'FZ-1'");
        try {
            Command differing = command(text);
            assertEquals(1, differing.exit(), differing.text());
            assertTrue(differing.text().contains("meeting FZ-1"), differing.text());
        } finally {
            year.asSuperuser("update meeting set place = null where code = 'FZ-1'");
        }
        Files.writeString(json, "Không có gì");
        assertEquals(1, command(json).exit());
        assertEquals(2, command(folder.resolve("none")).exit());
    }

    private static String seal(String cell) {
        return tables.only(
                "select hash from frozen_seal where view = 'THEN' and unit_id = (select id from unit where code = '"
                        + cell + "') and freeze_id" + OF_FREEZE);
    }

    /** What the command said, and its exit code. */
    private record Command(int exit, String text) {}

    /** As ./build.sh verify-report starts it, on the database of the server that runs. */
    private static Command command(Path file) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                String.join(
                        File.pathSeparator,
                        Path.of("target", "test-classes").toString(),
                        Path.of("target", "launcher", "lib") + "/*",
                        Path.of("target", "ROOT", "WEB-INF", "classes").toString(),
                        Path.of("target", "ROOT", "WEB-INF", "lib") + "/*"),
                "vn.nennep.launcher.VerifyReport",
                ".",
                file.toString());
        builder.environment().put("NENNEP_DB_URL", server.jdbcUrl());
        builder.environment().put("NENNEP_DB_OWNER", "postgres");
        builder.environment().put("NENNEP_DB_OWNER_PASSWORD", server.ownerPassword());
        Process process = builder.redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Command(process.waitFor(), text);
    }
}
