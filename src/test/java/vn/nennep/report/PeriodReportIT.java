package vn.nennep.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nennep.tally.Figure;
import vn.nennep.testdata.Api;
import vn.nennep.testdata.Http;
import vn.nennep.testdata.People;
import vn.nennep.testdata.Tables;
import vn.nennep.testdata.TestServer;
import vn.nennep.testdata.Visit;

/** The report of parts of a year, in the demonstration. */
class PeriodReportIT {

    private static final String CELL = "LS.KCQ.BDV";

    private static Api api;

    @BeforeAll
    static void start() {
        api = Api.of(TestServer.get());
    }

    private static JsonObject report(String unit, String period) {
        return Api.object(api.get("reports/consolidated?unit=" + unit + "&period=" + period));
    }

    @Test
    void hasTheArticlesSixSessionsInTheirMonths() {
        // Sessions 1 to 6 of 2021: January, March, May, July, September and November in the demonstration.
        List<Integer> months = IntStream.rangeClosed(1, 12)
                .map(month -> report(CELL, "2021-%02d".formatted(month))
                        .getJsonObject("unit")
                        .getInt("thematicSessions"))
                .boxed()
                .toList();
        assertEquals(6, months.stream().mapToInt(Integer::intValue).sum());
        JsonObject year = report(CELL, "2021").getJsonObject("unit");
        assertEquals(84, year.getInt("thematicPresent"));
        assertEquals(
                84,
                IntStream.rangeClosed(1, 4)
                        .map(quarter -> report(CELL, "2021-Q" + quarter)
                                .getJsonObject("unit")
                                .getInt("thematicPresent"))
                        .sum());
    }

    @ParameterizedTest
    @ValueSource(strings = {"LS", "LS.KCQ", "LS.HM.X1", CELL})
    void addsUpOverQuartersHalvesAndMonths(String unit) {
        JsonObject year = report(unit, "2021").getJsonObject("unit");
        for (Figure figure : Figure.byMonth()) {
            int whole = year.getInt(figure.json());
            assertEquals(whole, sum(unit, figure, "2021-Q", 4), figure + " of quarters");
            assertEquals(whole, sum(unit, figure, "2021-H", 2), figure + " of halves");
            assertEquals(
                    report(unit, "2021-9M").getJsonObject("unit").getInt(figure.json()),
                    report(unit, "2021-C09").getJsonObject("unit").getInt(figure.json()),
                    figure + " up to September");
        }
        assertEquals(year.getInt("quartersMissed"), sum(unit, Figure.QUARTERS_MISSED, "2021-Q", 4));
        assertTrue(sum(unit, Figure.PEOPLE, "2021-Q", 4) > year.getInt("people"), "people count once in each period");
    }

    private static int sum(String unit, Figure figure, String part, int parts) {
        return IntStream.rangeClosed(1, parts)
                .map(one -> report(unit, part + one).getJsonObject("unit").getInt(figure.json()))
                .sum();
    }

    @Test
    void leavesOutWhatBelongsToAYearAndWhatNoPartOfAQuarterCanSay() {
        JsonObject month = report("LS", "2021-05").getJsonObject("unit");
        assertFalse(month.containsKey("keyTasks"));
        assertFalse(month.containsKey("plansReported"));
        assertFalse(month.containsKey("quartersMissed"));
        assertTrue(month.containsKey("planLines"));
        assertEquals("{}", month.get("byYearGrade").toString());
        assertEquals(
                new TreeSet<>(List.of("5")),
                new TreeSet<>(month.getJsonObject("byMonth").keySet()));
    }

    @ParameterizedTest
    @CsvSource({"2021-Q1", "2021-05", "2021-C05", "2021-9M", "2021"})
    void opensIntoAsManyMeetings(String period) {
        int meetings = Api.json(api.get("meetings?unit=LS&recorded=true&period=" + period))
                .asJsonArray()
                .size();
        assertEquals(meetings, report("LS", period).getJsonObject("unit").getInt("sessions"));
    }

    @Test
    void isComparedWithThePeriodBeforeAndTheSameOfTheYearBefore() {
        JsonObject second = report(CELL, "2021-Q2");
        assertEquals(report(CELL, "2021-Q1").getJsonObject("unit"), second.getJsonObject("before"));
        JsonObject later = report(CELL, "2022-Q1");
        assertEquals(report(CELL, "2021-Q1").getJsonObject("unit"), later.getJsonObject("yearBefore"));
        assertEquals(report(CELL, "2021-Q4").getJsonObject("unit"), later.getJsonObject("before"));
    }

    @Test
    void showsTheWholeBranchAsOneTable() {
        JsonObject branch = Api.object(api.get("reports/consolidated?unit=LS&period=2021-Q3&levels=9"));
        List<JsonObject> lines = branch.getJsonArray("children").getValuesAs(JsonObject.class);
        assertTrue(lines.size() > 8);
        assertEquals(
                branch.getJsonObject("unit").getInt("sessions"),
                lines.stream()
                        .filter(line -> line.getInt("depth") == 1)
                        .mapToInt(line -> line.getInt("sessions"))
                        .sum());
        assertEquals(
                branch.getJsonObject("unit").getInt("sessions"),
                lines.stream()
                        .filter(line -> line.getString("kind").equals("CELL"))
                        .mapToInt(line -> line.getInt("sessions"))
                        .sum());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "period=2021-13",
                "period=2021-Q5",
                "period=",
                "period=21",
                "year=2021&period=2022-Q1",
                "period=2021&levels=10",
                "year=2021&period=2021-Q1%27--"
            })
    void refusesWhatIsNoPeriod(String asked) {
        assertEquals(422, api.get("reports/consolidated?unit=LS&" + asked).status(), asked);
    }

    /** A year that was closed before months were counted is not counted again. */
    @Test
    void saysNothingOfWhatWasNotCountedWithAYear() {
        Tables tables = Tables.of(TestServer.get());
        String line = " where unit_id = (select id from unit where code = '" + CELL + "') and year = 2021 and whole";
        assertTrue(report(CELL, "2021").getJsonObject("unit").containsKey("cellsReported"));
        tables.run("create table months_of_before as select view, by_month from unit_total" + line);
        try {
            tables.run("update unit_total set by_month = '{}'" + line);
            JsonObject year = report(CELL, "2021").getJsonObject("unit");
            for (String unknown : List.of("cellsReported", "cellsZero", "cellsMissing", "notHeld")) {
                assertFalse(year.containsKey(unknown), unknown);
            }
            assertEquals(84, year.getInt("thematicPresent"));
            assertEquals(
                    404,
                    api.get("reports/consolidated?period=2021-Q1&unit=" + CELL).status());
            Visit visit = Visit.signedIn(TestServer.get(), "tinhuy", People.PASSWORD);
            for (String view : List.of("all", "reporting", "own")) {
                Http.Answer page = visit.get("/report/consolidated.xhtml?year=2021&unit=" + CELL + "&view=" + view);
                assertEquals(200, page.status(), view);
                assertFalse(page.text().contains("chi bộ đã báo cáo"), view);
            }
            assertEquals(
                    404,
                    visit.get("/report/cells.xhtml?year=2021&figure=CELLS_SILENT&unit=" + CELL)
                            .status());
            assertEquals(
                    200,
                    visit.get("/document/consolidated.xlsx?year=2021&unit=" + CELL)
                            .status());
        } finally {
            tables.run("update unit_total t set by_month = b.by_month from months_of_before b"
                    + line.replace("where", "where t.view = b.view and"));
            tables.run("drop table months_of_before");
        }
    }

    @Test
    void tellsTheDaysOfThePeriodsOfAYear() {
        List<JsonObject> periods =
                Api.json(api.get("periods?year=2021")).asJsonArray().getValuesAs(JsonObject.class);
        JsonObject quarter = periods.stream()
                .filter(one -> one.getString("period").equals("2021-Q1"))
                .findFirst()
                .orElseThrow();
        assertEquals("2021-01-01", quarter.getString("from"));
        assertEquals("2021-03-31", quarter.getString("to"));
        assertEquals("2021-04-08", quarter.getString("dueOn"));
    }
}
