package vn.nennep.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.nennep.testdata.CsvFile.ATTENDANCE;
import static vn.nennep.testdata.TestAccount.anAccount;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.ProvinceCount;
import vn.nennep.testdata.SampleProvince;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;

/** The consolidation on a real server, against figures counted elsewhere. */
class ConsolidationIT {

    private static final int YEAR = SampleProvince.YEAR;

    private static TestServer server;
    private static Api api;
    private static SampleProvince province;
    private static ProvinceCount expected;

    @BeforeAll
    static void loadProvince() throws Exception {
        server = TestServer.get();
        api = Api.of(server);
        province = SampleProvince.of("TALLY", 7, 100, 9);
        api.load(province);
        try (Connection connection = server.connect()) {
            province.keepRecords(connection);
        }
        expected = new ProvinceCount(province);
        JsonObject run = api.consolidate(YEAR);
        assertEquals("COMPLETED", run.getString("status"), run.toString());
        assertTrue(run.getBoolean("published"));
    }

    @Test
    void publishesWhatAnIndependentCountOfTheSameYearComesTo() {
        List<String> differences = new ArrayList<>();
        for (String unit : expected.units()) {
            JsonObject report = Api.object(api.report(unit, YEAR));
            compare(unit, expected.of(unit), report.getJsonObject("unit"), differences);
            Map<String, ProvinceCount.Figures> children = expected.childrenOf(unit);
            report.getJsonArray("children").getValuesAs(JsonObject.class).forEach(child -> {
                String code = child.getString("code");
                compare(
                        unit + " > " + code,
                        children.getOrDefault(code, new ProvinceCount.Figures()),
                        child,
                        differences);
            });
        }
        assertEquals(List.of(), differences.stream().limit(10).toList());
    }

    @Test
    void addsTheChildrenUpToTheirParent() {
        for (String unit : expected.units()) {
            JsonObject report = Api.object(api.report(unit, YEAR));
            if (report.getJsonArray("children").isEmpty()) {
                continue;
            }
            for (String figure : List.of(
                    "sessions",
                    "thematicSessions",
                    "due",
                    "present",
                    "excused",
                    "absent",
                    "contributions",
                    "openContributions",
                    "speakers",
                    "plansReported",
                    "planLines",
                    "planLinesKept",
                    "keyTasks",
                    "keyTasksDone")) {
                int sum = report.getJsonArray("children").getValuesAs(JsonObject.class).stream()
                        .mapToInt(child -> child.getInt(figure))
                        .sum();
                assertEquals(report.getJsonObject("unit").getInt(figure), sum, unit + " " + figure);
            }
        }
    }

    @Test
    void opensTheFigureOfAUnitThatMovedIntoJustItsMeetingsForWhoHadItThen() throws Exception {
        String cell = "TALLY-C00003";
        String before = expected.units().stream()
                .filter(unit -> expected.childrenOf(unit).containsKey(cell))
                .sorted()
                .findFirst()
                .orElseThrow();
        ProvinceCount.Figures there = expected.childrenOf(before).get(cell);
        assertTrue(there.sessions > 0 && there.sessions < expected.of(cell).sessions, "the cell moved within the year");
        anAccount("tally-officer").as("OFFICER", before).save(server);
        Api officer = Api.of(server, "tally-officer");
        var meetings = Api.json(
                        officer.get("meetings?recorded=true&year=" + YEAR + "&unit=" + cell + "&under=" + before))
                .asJsonArray();
        assertEquals(there.sessions, meetings.size());
        assertEquals(
                there.present,
                meetings.getValuesAs(JsonObject.class).stream()
                        .mapToInt(meeting -> meeting.getInt("present"))
                        .sum());
        for (JsonObject meeting : meetings.getValuesAs(JsonObject.class)) {
            assertEquals(
                    200,
                    officer.get("meetings/" + meeting.getString("code") + "/roll-call")
                            .status());
        }
        boolean stays = before.equals(Api.object(api.get("units/" + cell)).getString("parentCode"));
        assertEquals(
                stays ? 200 : 404,
                officer.get("meetings?year=" + YEAR + "&unit=" + cell).status());
        assertEquals(
                404,
                officer.get("meetings?year=" + YEAR + "&unit=" + cell + "&under=TALLY")
                        .status());
    }

    @Test
    void opensGradesAndContributionsIntoTheirMeetings() {
        ProvinceCount.Figures whole = expected.of("TALLY");
        for (String grade : List.of("GOOD", "WEAK", "NONE")) {
            assertEquals(whole.byGrade.get(grade), meetings("grade=" + grade).size(), grade);
        }
        assertEquals(whole.contributions, sum(meetings("said=ANYTHING"), "contributions"));
        assertEquals(whole.openContributions, sum(meetings("said=UNANSWERED"), "openContributions"));
        assertEquals(whole.speakers, sum(meetings("said=BY_MEMBERS"), "speakers"));
        for (String wrong : List.of("grade=BEST", "said=LOUD")) {
            assertEquals(
                    422,
                    api.get("meetings?unit=TALLY&year=" + YEAR + "&" + wrong).status(),
                    wrong);
        }
    }

    private static List<JsonObject> meetings(String narrowed) {
        return Api.json(api.get("meetings?recorded=true&unit=TALLY&year=" + YEAR + "&" + narrowed))
                .asJsonArray()
                .getValuesAs(JsonObject.class);
    }

    private static int sum(List<JsonObject> meetings, String figure) {
        assertTrue(meetings.stream().allMatch(meeting -> meeting.getInt(figure) > 0), figure);
        return meetings.stream().mapToInt(meeting -> meeting.getInt(figure)).sum();
    }

    @Test
    void changesNothingWhenRunAgain() {
        JsonObject again = api.consolidate(YEAR);
        assertEquals("COMPLETED", again.getString("status"));
        assertEquals(0, again.getJsonArray("years").getJsonObject(0).getInt("changed"));
    }

    @Test
    void setsACellAsideByNameAndPublishesEverybodyElse() throws Exception {
        String cell = "TALLY-C00004";
        String find = "(select id from meeting where code = 'TALLY-C00004-R01')";
        JsonObject before = unit("TALLY");
        JsonObject own = unit(cell);
        String other = Api.object(api.report("TALLY-C00006", YEAR))
                .getJsonObject("unit")
                .toString();
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "update meeting set present_count = present_count - 1, absent_count = absent_count + 1"
                            + " where id = " + find);
            try {
                JsonObject run = api.consolidate(YEAR);
                assertEquals("COMPLETED", run.getString("status"), run.toString());
                assertTrue(run.getBoolean("incomplete"));
                JsonObject year = run.getJsonArray("years").getJsonObject(0);
                assertEquals(1, year.getJsonArray("aside").size(), year.toString());
                assertEquals(cell, year.getJsonArray("aside").getJsonObject(0).getString("code"));
                String reason = year.getJsonArray("aside").getJsonObject(0).getString("reason");
                assertTrue(reason.contains("Đơn vị TALLY-C00004"), reason);
                for (String view : List.of("then", "now")) {
                    JsonObject report =
                            Api.object(api.get("reports/consolidated?unit=TALLY&year=" + YEAR + "&view=" + view));
                    assertTrue(report.getBoolean("incomplete"), view);
                    assertEquals(
                            cell, report.getJsonArray("aside").getJsonObject(0).getString("code"), view);
                    for (String figure : List.of("sessions", "due", "present", "contributions", "planLines")) {
                        assertEquals(
                                before.getInt(figure) - own.getInt(figure),
                                report.getJsonObject("unit").getInt(figure),
                                view + " " + figure);
                    }
                    assertTrue(
                            report.getJsonArray("children").getValuesAs(JsonObject.class).stream()
                                            .filter(child -> child.getBoolean("incomplete"))
                                            .count()
                                    > 0,
                            view);
                }
                JsonObject beside = Api.object(api.report("TALLY-C00006", YEAR));
                assertEquals(other, beside.getJsonObject("unit").toString());
                assertTrue(!beside.getBoolean("incomplete"));
            } finally {
                statement.executeUpdate(
                        "update meeting set present_count = present_count + 1, absent_count = absent_count - 1"
                                + " where id = " + find);
            }
        }
        JsonObject mended = api.consolidate(YEAR);
        assertEquals("COMPLETED", mended.getString("status"));
        assertTrue(!mended.getBoolean("incomplete"));
        assertEquals(before.toString(), unit("TALLY").toString());
        assertTrue(!Api.object(api.report("TALLY", YEAR)).getBoolean("incomplete"));
    }

    @Test
    void runsOnceWhenStartedTwiceAtOnce() {
        List<CompletableFuture<Http.Answer>> starts = java.util.stream.IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> api.start(YEAR)))
                .toList();
        List<Http.Answer> answers = starts.stream().map(CompletableFuture::join).toList();
        List<Http.Answer> accepted =
                answers.stream().filter(answer -> answer.status() == 202).toList();
        answers.stream()
                .filter(answer -> answer.status() != 202)
                .forEach(answer -> assertEquals(409, answer.status(), answer.text()));
        assertTrue(!accepted.isEmpty());
        accepted.forEach(answer -> assertEquals(
                "COMPLETED", api.await(Api.object(answer).getString("id")).getString("status")));
    }

    @Test
    void hindersNeitherEntryNorReadersWhileItRuns() throws Exception {
        String before = api.report("TALLY", YEAR).text();
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            // Holds the run at its last step: everything is counted and merged, nothing is committed.
            statement.execute("select * from published_year where year = " + YEAR + " for update");
            String run = Api.object(api.start(YEAR)).getString("id");
            awaitPart(run, "PUBLISH");
            assertEquals(before, api.report("TALLY", YEAR).text(), "readers see yesterday's figures");
            assertEquals(
                    1,
                    api.loaded("attendance", ATTENDANCE + province.rollCallOf("TALLY-C00006-R01"))
                            .getInt("updated"),
                    "entry goes on");
            connection.rollback();
            assertEquals("COMPLETED", api.await(run).getString("status"));
        }
        int present = unit("TALLY").getInt("present");
        assertTrue(changesOf("TALLY-C00006") > 0, "what the run did not see stays in the log of changes");
        assertEquals("COMPLETED", api.consolidate(YEAR).getString("status"));
        // The correction came after the run had begun: it is in the next one.
        assertEquals(present - 1, unit("TALLY").getInt("present"));
        assertEquals(0, changesOf("TALLY-C00006"));
        api.loaded("attendance", ATTENDANCE + province.rollCallOf("TALLY-C00006-R01", 0));
        assertEquals("COMPLETED", api.consolidate(YEAR).getString("status"));
        assertEquals(present, unit("TALLY").getInt("present"));
    }

    private static JsonObject unit(String code) {
        return Api.object(api.report(code, YEAR)).getJsonObject("unit");
    }

    private static int changesOf(String cell) {
        return Integer.parseInt(Tables.of(server)
                .only("select count(*) from figure_change c join unit u on u.id = c.cell_id where u.code = ?", cell));
    }

    private static void awaitPart(String run, String part) {
        java.time.Instant limit = java.time.Instant.now().plusSeconds(180);
        while (!Api.object(api.get("consolidations/" + run))
                .getJsonArray("years")
                .getJsonObject(0)
                .getJsonObject("seconds")
                .containsKey(part)) {
            assertTrue(java.time.Instant.now().isBefore(limit), "the run did not come to " + part);
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        }
    }

    @Test
    void tellsTheSecondsOfEachPart() {
        JsonObject year = api.consolidate(YEAR).getJsonArray("years").getJsonObject(0);
        assertEquals(
                List.of("FREEZE_TREE", "COUNT_CELLS", "SUM_UP", "COUNT_PEOPLE", "CHECK", "PUBLISH"),
                List.copyOf(new TreeMap<>(year.getJsonObject("seconds"))
                        .keySet().stream()
                                .sorted((a, b) -> Integer.compare(order(a), order(b)))
                                .toList()));
    }

    private static int order(String part) {
        return ConsolidationPart.valueOf(part).ordinal();
    }

    private static void compare(String unit, ProvinceCount.Figures right, JsonObject line, List<String> differences) {
        Map<String, Object> wanted = new TreeMap<>(Map.of(
                "sessions", right.sessions,
                "thematicSessions", right.thematicSessions,
                "due", right.due,
                "present", right.present,
                "excused", right.excused,
                "absent", right.absent,
                "thematicDue", right.thematicDue,
                "thematicPresent", right.thematicPresent,
                "quartersMissed", right.quartersMissed,
                "people", right.people.size()));
        wanted.put("cells", right.cells.size());
        wanted.put("cellsWithThematic", right.cellsWithThematic.size());
        wanted.put("contributions", right.contributions);
        wanted.put("openContributions", right.openContributions);
        wanted.put("speakers", right.speakers);
        wanted.put("plansReported", right.plansReported);
        wanted.put("planLines", right.planLines);
        wanted.put("planLinesKept", right.planLinesKept);
        wanted.put("keyTasks", right.keyTasks);
        wanted.put("keyTasksDone", right.keyTasksDone);
        Map<String, Object> found = new TreeMap<>();
        wanted.keySet().forEach(key -> found.put(key, line.getInt(key)));
        wanted.put("byTopicGroup", right.byTopicGroup);
        wanted.put("byForm", right.byForm);
        wanted.put("byMonth", right.byMonth);
        wanted.put("byGrade", right.byGrade);
        wanted.put("byYearGrade", right.byYearGrade);
        for (String key : List.of("byTopicGroup", "byForm", "byMonth", "byGrade", "byYearGrade")) {
            Map<String, Integer> parts = new TreeMap<>();
            line.getJsonObject(key).forEach((value, number) -> parts.put(value, ((JsonNumber) number).intValue()));
            found.put(key, parts);
        }
        if (!wanted.equals(found)) {
            differences.add(unit + ": wanted " + wanted + " found " + found);
        }
    }
}
