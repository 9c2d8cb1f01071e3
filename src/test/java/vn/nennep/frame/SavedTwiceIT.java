package vn.nennep.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nennep.testdata.TestMeeting.aMeeting;
import static vn.nennep.testdata.TestUnit.aCell;
import static vn.nennep.testdata.TestUnit.aSuperior;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.CsvFile;
import vn.nennep.testdata.Extent;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.People;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;
import vn.nennep.testdata.TestUnit;
import vn.nennep.testdata.Visit;

/**
 * Two people save the same thing at the same moment: one is saved, the other is told so in words, and the server takes
 * neither for a failure of its own. A table that is held shut until both wait for it makes it the same moment; without
 * one ({@link #FREE}) they only start together, again and again.
 */
class SavedTwiceIT {

    private static final int YEAR = 2021;
    private static final int MEMBERS = 4;
    private static final int ROUNDS = Extent.isLong() ? 6 : 3;
    private static final long PATIENCE_NANOS = 15_000_000_000L;

    /** Nothing is held shut. */
    private static final String FREE = "";

    /** What a page says is wrong, above a form or at a field; tags are taken out. */
    private static final Pattern SAID =
            Pattern.compile("(?s)(?:ui-messages?-error[^\"]*|field-message)\"[^>]*>(.{0,400})");

    private static final Pattern LAST_CHOICE =
            Pattern.compile("(?s)<select[^>]*name=\"([^\"]*)\"(?:(?!</select>).)*<option value=\"([^\"]+)\"");

    private static final ExecutorService HANDS = Executors.newFixedThreadPool(2);

    private static TestServer server;
    private static Tables tables;
    private static Api api;
    private static Visit one;
    private static Visit other;
    private static Visit above;
    private static String cell;

    private long logged;

    @BeforeAll
    static void prepare() {
        server = TestServer.get();
        tables = Tables.of(server);
        api = Api.of(server);
        String root = TestUnit.unusedCode();
        cell = root + ".A.C";
        TestUnit loaded = aCell(cell)
                .withMembers(MEMBERS)
                .withAccount("tw.one", "SECRETARY")
                .withAccount("tw.other", "SECRETARY");
        aSuperior(root + ".A").withAccount("tw.above", "OFFICER").with(loaded).load(server);
        one = Visit.signedIn(server, "tw.one", People.PASSWORD);
        other = Visit.signedIn(server, "tw.other", People.PASSWORD);
        above = Visit.signedIn(server, "tw.above", People.PASSWORD);
    }

    @AfterAll
    static void leave() {
        HANDS.shutdownNow();
    }

    @BeforeEach
    void markTheLog() throws IOException {
        logged = Files.size(server.logFile());
    }

    @AfterEach
    void nothingFailed() throws IOException {
        byte[] log = Files.readAllBytes(server.logFile());
        String since = new String(log, (int) logged, log.length - (int) logged, StandardCharsets.UTF_8);
        List<String> failures = since.lines()
                .filter(line -> line.contains("SEVERE") || line.contains("system exception"))
                .toList();
        assertEquals(List.of(), failures, since);
    }

    @ParameterizedTest
    @ValueSource(strings = {"roll_call_entry", "meeting", FREE})
    void aRollThatIsCalledForTheFirstTime(String shut) throws Exception {
        for (int round = 0; round < rounds(shut); round++) {
            String code = meeting();
            String address = "/rollcall/take.xhtml?meeting=" + tables.meeting(code);
            List<Http.Answer> answers = together(shut, roll(one, address, "ABSENT"), roll(other, address, "PRESENT"));
            oneIsTold(answers, "vừa lưu");
            assertEquals(List.of("A", "P").get(savedBy(answers)), marks(code));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"roll_call_entry", "meeting", FREE})
    void aRollOnThePageAndInAFile(String shut) throws Exception {
        for (int round = 0; round < rounds(shut); round++) {
            String code = meeting();
            String address = "/rollcall/take.xhtml?meeting=" + tables.meeting(code);
            List<Http.Answer> answers =
                    together(shut, roll(one, address, "ABSENT"), () -> api.load("attendance", attendance(code)));
            // A file has no version of the meeting: when it comes second it is held against the saved roll, as ever.
            assertTrue(answers.get(1).status() == 200 || answers.get(1).status() == 409, told(answers));
            assertTrue(isSaved(answers.get(0)) || isSaved(answers.get(1)), told(answers));
            assertEquals(isSaved(answers.get(1)) ? "P" : "A", marks(code), told(answers));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"roll_call_entry", "meeting", FREE})
    void aRollInTwoFiles(String shut) throws Exception {
        for (int round = 0; round < rounds(shut); round++) {
            String code = meeting();
            Callable<Http.Answer> file = () -> api.load("attendance", attendance(code));
            List<Http.Answer> answers = together(shut, file, file);
            for (Http.Answer answer : answers) {
                assertTrue(answer.status() == 200 || answer.status() == 409, told(answers));
            }
            assertTrue(answers.stream().anyMatch(SavedTwiceIT::isSaved), told(answers));
            assertEquals("P", marks(code));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"roll_call_entry", "meeting", FREE})
    void aRecord(String shut) throws Exception {
        for (int round = 0; round < rounds(shut); round++) {
            String code = meeting();
            String address = "/rollcall/record.xhtml?meeting=" + tables.meeting(code);
            List<Http.Answer> answers =
                    together(shut, record(one, address, "Phòng A"), record(other, address, "Phòng B"));
            oneIsTold(answers, "vừa ");
            assertEquals(
                    List.of("Phòng A", "Phòng B").get(savedBy(answers)),
                    tables.only("select place from meeting where code = ?", code));
            assertEquals("A", marks(code));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"meeting_score", "meeting_score_line", FREE})
    void aScore(String shut) throws Exception {
        for (int round = 0; round < rounds(shut); round++) {
            String code = meeting();
            api.loaded("attendance", attendance(code));
            String address = "/quality/score.xhtml?meeting=" + tables.meeting(code);
            List<Http.Answer> answers = together(shut, score(one, address), lowScore(other, address));
            oneIsTold(answers, "vừa lưu");
            assertEquals(
                    "1",
                    tables.only(
                            "select count(*) from meeting_score s join meeting m on m.id = s.meeting_id"
                                    + " where m.code = ?",
                            code));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"meeting_score", FREE})
    void aScoreOfBothSides(String shut) throws Exception {
        for (int round = 0; round < rounds(shut); round++) {
            String code = meeting();
            api.loaded("attendance", attendance(code));
            String address = "/quality/score.xhtml?meeting=" + tables.meeting(code);
            oneIsTold(together(shut, score(one, address), lowScore(above, address)), "vừa lưu");
        }
    }

    /** Two new lines of one draft are two topics: the second waits for the first and comes after it. */
    @ParameterizedTest
    @ValueSource(strings = {"plan_line", "annual_plan", FREE})
    void aLineOfAPlan(String shut) throws Exception {
        draftPlan();
        for (int round = 0; round < rounds(shut); round++) {
            String address = "/plan/line.xhtml?cell=" + cell + "&year=" + YEAR + "&month=3";
            String topic = "Chuyên đề " + shut + round;
            List<Http.Answer> answers = together(shut, line(one, address, topic), line(other, address, topic));
            answers.forEach(answer -> assertTrue(isSaved(answer), told(answers)));
            assertEquals(
                    "2 2",
                    tables.only(
                            "select count(*) || ' ' || count(distinct position) from plan_line where topic = ?",
                            topic));
        }
    }

    /** The same form sent twice makes one line. */
    @ParameterizedTest
    @ValueSource(strings = {"plan_line", FREE})
    void theSameLineOfAPlan(String shut) throws Exception {
        draftPlan();
        for (int round = 0; round < rounds(shut); round++) {
            String address = "/plan/line.xhtml?cell=" + cell + "&year=" + YEAR + "&month=4";
            String topic = "Chuyên đề gửi hai lần " + shut + round;
            Callable<Http.Answer> sent = line(one, address, topic);
            List<Http.Answer> answers = together(shut, sent, sent);
            answers.forEach(answer -> assertTrue(answer.status() < 500, told(answers)));
            assertEquals("1", tables.only("select count(*) from plan_line where topic = ?", topic));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"key_task", FREE})
    void aKeyTask(String shut) throws Exception {
        for (int round = 0; round < rounds(shut); round++) {
            String address = "/plan/key-tasks.xhtml?cell=" + cell + "&year=" + YEAR + "&act=edit";
            String task = "Nhiệm vụ " + shut + round;
            List<Http.Answer> answers = together(shut, task(one, address, task), task(other, address, task));
            if (shut.equals(FREE)) {
                answers.forEach(answer -> assertTrue(isSaved(answer) || isTold(answer, "Hãy lưu lại"), told(answers)));
            } else {
                oneIsTold(answers, "Hãy lưu lại");
            }
            assertEquals(
                    String.valueOf(
                            answers.stream().filter(SavedTwiceIT::isSaved).count()),
                    tables.only("select count(*) from key_task where task = ?", task));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"meeting", FREE})
    void aNewMeeting(String shut) throws Exception {
        for (int round = 0; round < rounds(shut); round++) {
            int number = nextNumber();
            String address = "/meeting/edit.xhtml?cell=" + cell;
            List<Http.Answer> answers =
                    together(shut, newMeeting(one, address, number), newMeeting(other, address, number));
            oneIsTold(answers, "Số|Mã buổi");
            assertEquals("1", numbered(number));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"meeting", FREE})
    void aNewMeetingOnThePageAndInAFile(String shut) throws Exception {
        for (int round = 0; round < rounds(shut); round++) {
            int number = nextNumber();
            List<Http.Answer> answers = together(
                    shut,
                    newMeeting(one, "/meeting/edit.xhtml?cell=" + cell, number),
                    () -> api.load("meetings", meetings("TW-F-" + number, number)));
            assertTrue(List.of(200, 409, 422).contains(answers.get(1).status()), told(answers));
            assertEquals(1, answers.stream().filter(SavedTwiceIT::isSaved).count(), told(answers));
            assertEquals("1", numbered(number));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"meeting", FREE})
    void aNewMeetingInTwoFiles(String shut) throws Exception {
        for (int round = 0; round < rounds(shut); round++) {
            int number = nextNumber();
            Callable<Http.Answer> file = () -> api.load("meetings", meetings("TW-F-" + number, number));
            List<Http.Answer> answers = together(shut, file, file);
            answers.forEach(answer -> assertTrue(answer.status() == 200 || answer.status() == 409, told(answers)));
            assertTrue(answers.stream().anyMatch(SavedTwiceIT::isSaved), told(answers));
            assertEquals("1", numbered(number));
        }
    }

    /** One moves the meeting while the other calls its roll. */
    @Test
    void aMeetingThatIsMovedWhileItsRollIsCalled() throws Exception {
        String code = meeting();
        String ref = tables.meeting(code);
        String edit = "/meeting/edit.xhtml?meeting=" + ref;
        Map<String, String> moved = Visit.filled(one.get(edit), "meeting");
        moved.put("meeting:topic", "Nội dung mới");
        moved.put("meeting:save", "x");
        oneIsTold(
                together(
                        "meeting",
                        () -> one.post(edit, moved),
                        roll(other, "/rollcall/take.xhtml?meeting=" + ref, "PRESENT")),
                "vừa ");
    }

    private static int rounds(String shut) {
        return shut.equals(FREE) ? ROUNDS : 2;
    }

    /** Both answers, in order; each begins when the other does, and neither ends before both wait for the table. */
    private static List<Http.Answer> together(String shut, Callable<Http.Answer> first, Callable<Http.Answer> second)
            throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        try (Connection gate = server.connect();
                Statement statement = gate.createStatement()) {
            gate.setAutoCommit(false);
            if (!shut.equals(FREE)) {
                statement.execute("lock table " + shut + " in share mode");
            }
            List<Future<Http.Answer>> answers = new ArrayList<>();
            for (Callable<Http.Answer> person : List.of(first, second)) {
                answers.add(HANDS.submit(() -> {
                    start.await();
                    return person.call();
                }));
            }
            long end = System.nanoTime() + PATIENCE_NANOS;
            while (!shut.equals(FREE)
                    && waiting() + answers.stream().filter(Future::isDone).count() < 2
                    && System.nanoTime() < end) {
                LockSupport.parkNanos(2_000_000);
            }
            gate.commit();
            return List.of(answers.get(0).get(), answers.get(1).get());
        }
    }

    private static int waiting() {
        return Integer.parseInt(tables.only("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                + " and datname = current_database()"));
    }

    private static void oneIsTold(List<Http.Answer> answers, String words) {
        assertEquals(1, answers.stream().filter(SavedTwiceIT::isSaved).count(), told(answers));
        assertTrue(isTold(answers.get(1 - savedBy(answers)), words), told(answers));
    }

    private static int savedBy(List<Http.Answer> answers) {
        return isSaved(answers.get(0)) ? 0 : 1;
    }

    /** Whether the answer says that it was done: a page goes on or has no error. */
    private static boolean isSaved(Http.Answer answer) {
        return answer.status() == 302 || answer.status() == 200 && said(answer).isEmpty();
    }

    /** @param words a pattern */
    private static boolean isTold(Http.Answer answer, String words) {
        return answer.status() == 200
                && said(answer).stream()
                        .anyMatch(text -> Pattern.compile(words).matcher(text).find());
    }

    private static String told(List<Http.Answer> answers) {
        return answers.stream()
                .map(answer -> answer.status() + " " + said(answer)
                        + (answer.status() == 200 || answer.status() == 302 ? "" : " " + answer.text()))
                .toList()
                .toString();
    }

    private static List<String> said(Http.Answer answer) {
        List<String> texts = new ArrayList<>();
        Matcher found = SAID.matcher(answer.text());
        while (found.find()) {
            String text = found.group(1)
                    .replaceAll("(?s)(</div>|</li>).*", "")
                    .replaceAll("<[^>]*(>|$)", "")
                    .strip();
            if (!text.isEmpty()) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** A new meeting of the cell, held and not called yet. */
    private static String meeting() {
        int number = nextNumber();
        String code = "TW-" + number;
        aMeeting(code, day(number)).number(number).load(api, cell);
        return code;
    }

    private static int nextNumber() {
        return Integer.parseInt(tables.only(
                "select coalesce(max(number), 0) + 1 from meeting m join unit u on u.id = m.cell_id where u.code = ?",
                cell));
    }

    private static String day(int number) {
        return "%d-%02d-%02d".formatted(YEAR, 1 + number % 12, 1 + number % 28);
    }

    private static String numbered(int number) {
        return tables.only(
                "select count(*) from meeting m join unit u on u.id = m.cell_id where u.code = ? and m.number = "
                        + number,
                cell);
    }

    private static String meetings(String code, int number) {
        return new CsvFile(CsvFile.MEETINGS)
                .row(code, cell, "REGULAR", number, day(number), "", "", "", "", "", "", "")
                .text();
    }

    private static String attendance(String code) {
        CsvFile file = new CsvFile(CsvFile.ATTENDANCE);
        Stream.iterate(1, i -> i + 1).limit(MEMBERS).forEach(i -> file.row(code, cell + "-" + i, "PRESENT", ""));
        return file.text();
    }

    /** The one mark of everybody on the roll, or all of them when they differ or somebody is missing. */
    private static String marks(String code) {
        List<String> found = tables.list(
                "select e.mark from roll_call_entry e join meeting m on m.id = e.meeting_id where m.code = ?", code);
        return found.size() == MEMBERS && found.stream().distinct().count() == 1 ? found.get(0) : found.toString();
    }

    private static Callable<Http.Answer> roll(Visit person, String address, String mark) {
        Map<String, String> form = Visit.filled(person.get(address), "roll");
        for (int i = 0; i < MEMBERS; i++) {
            form.put("roll:lines:" + i + ":mark", mark);
        }
        form.put("roll:save", "x");
        return () -> person.post(address, form);
    }

    private static Callable<Http.Answer> record(Visit person, String address, String place) {
        Map<String, String> form = Visit.filled(person.get(address), "record");
        String values = form.get("record:values").replace("NOT_RECORDED", "ABSENT");
        form.put(
                "record:values",
                values.contains("\"place\"")
                        ? values.replaceFirst("\"place\":\"[^\"]*\"", "\"place\":\"" + place + "\"")
                        : values.replaceFirst("\\{", "{\"place\":\"" + place + "\","));
        form.put("record:save", "x");
        return () -> person.post(address, form);
    }

    /** Takes what is proposed, and of the rest the last choice. */
    private static Callable<Http.Answer> score(Visit person, String address) {
        Map<String, String> form = scored(person.get(address));
        return () -> person.post(address, form);
    }

    /** Ticks nothing; the page asks why, and is told. */
    private static Callable<Http.Answer> lowScore(Visit person, String address) {
        Map<String, String> form = scored(person.get(address));
        form.keySet().removeIf(name -> name.endsWith(":tick"));
        Http.Answer asked = person.post(address, form);
        assertTrue(isTold(asked, "hãy ghi lý do"), told(List.of(asked)));
        Map<String, String> answered = scored(asked);
        answered.replaceAll((name, value) -> name.endsWith(":reason") ? "Mẫu" : value);
        return () -> person.post(address, answered);
    }

    private static Map<String, String> scored(Http.Answer page) {
        Map<String, String> form = Visit.filled(page, "score");
        Matcher choice = LAST_CHOICE.matcher(page.text());
        while (choice.find()) {
            form.computeIfPresent(choice.group(1), (name, value) -> value.isEmpty() ? choice.group(2) : value);
        }
        form.put("score:saveScore", "x");
        return form;
    }

    private static void draftPlan() {
        String address = "/plan/year.xhtml?cell=" + cell + "&year=" + YEAR;
        tables.run(
                "insert into annual_plan (id, ref, cell_id, year, revision, status)"
                        + " select nextval('annual_plan_seq'), gen_random_uuid(), id, " + YEAR
                        + ", 1, 'DRAFT' from unit"
                        + " where code = ? and not exists (select 1 from annual_plan p where p.cell_id = unit.id)",
                cell);
        assertEquals(200, one.get(address).status());
    }

    private static Callable<Http.Answer> line(Visit person, String address, String topic) {
        Map<String, String> form = Visit.filled(person.get(address), "entry");
        form.put("entry:topic", topic);
        form.put("entry:topicGroup", "PROFESSIONAL");
        form.put("entry:save", "x");
        return () -> person.post(address, form);
    }

    private static Callable<Http.Answer> task(Visit person, String address, String task) {
        Map<String, String> form = Visit.filled(person.get(address), "acting");
        form.put("acting:task", task);
        form.put("acting:save", "x");
        return () -> person.post(address, form);
    }

    private static Callable<Http.Answer> newMeeting(Visit person, String address, int number) {
        Map<String, String> form = Visit.filled(person.get(address), "meeting");
        form.put("meeting:kind", "REGULAR");
        form.put("meeting:number", String.valueOf(number));
        String[] parts = day(number).split("-");
        form.put("meeting:heldOn", parts[2] + "/" + parts[1] + "/" + parts[0]);
        form.put("meeting:save", "x");
        return () -> person.post(address, form);
    }
}
