package vn.nennep.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nennep.shared.Messages;
import vn.nennep.shared.RefusedException;

class ReportingPeriodTest {

    @ParameterizedTest
    @CsvSource({
        "2021,1,12,1|2|3|4",
        "2021-01,1,1,",
        "2021-12,12,12,",
        "2021-Q1,1,3,1",
        "2021-Q4,10,12,4",
        "2021-H1,1,6,1|2",
        "2021-H2,7,12,3|4",
        "2021-9M,1,9,1|2|3",
        "2021-C01,1,1,",
        "2021-C05,1,5,1",
        "2021-C12,1,12,1|2|3|4"
    })
    void saysItsMonthsAndQuarters(String text, int first, int last, String quarters) {
        ReportingPeriod period = ReportingPeriod.parse(text);
        assertEquals(text, period.text());
        assertEquals(first, period.firstMonth());
        assertEquals(last, period.lastMonth());
        assertEquals(
                quarters == null ? "" : quarters,
                String.join("|", period.quarters().stream().map(String::valueOf).toList()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "21",
                "2021-",
                "2021-5",
                "2021-00",
                "2021-13",
                "2021-Q0",
                "2021-Q5",
                "2021-H3",
                "2021-H0",
                "2021-6M",
                "2021-9m",
                "1929",
                "2021-05-01",
                "９９９９",
                "-2021"
            })
    void refusesWhatIsNoPeriod(String text) {
        RefusedException refused = assertThrows(RefusedException.class, () -> ReportingPeriod.parse(text));
        assertEquals(RefusedException.Kind.INVALID, refused.kind());
        assertThrows(RefusedException.class, () -> ReportingPeriod.parse(null));
    }

    @ParameterizedTest
    @CsvSource({
        "2021,2020",
        "2021-01,2020-12",
        "2021-05,2021-04",
        "2021-Q1,2020-Q4",
        "2021-Q3,2021-Q2",
        "2021-H1,2020-H2",
        "2021-C05,2021-C04",
        "2021-C01,",
        "2021-9M,"
    })
    void isComparedWithTheOneBefore(String text, String before) {
        assertEquals(
                Optional.ofNullable(before),
                ReportingPeriod.parse(text).before().map(ReportingPeriod::text));
    }

    @Test
    void isRefusedWhereNothingSaysTheYear() {
        assertThrows(RefusedException.class, () -> ReportingPeriod.of(null, null));
        assertThrows(RefusedException.class, () -> ReportingPeriod.of(" ", null));
        assertEquals("2021", ReportingPeriod.of("", 2021).text());
    }

    @Test
    void doesNotSayTheWordForYearTwice() {
        assertEquals("6 tháng đầu năm 2021", ReportingPeriod.parse("2021-H1").inSentence(Messages.VIETNAMESE));
        assertEquals("9 tháng đầu năm 2021", ReportingPeriod.parse("2021-9M").inSentence(Messages.VIETNAMESE));
        assertEquals("quý I năm 2021", ReportingPeriod.parse("2021-Q1").inSentence(Messages.VIETNAMESE));
    }

    @Test
    void isComparedWithTheSamePeriodOfTheYearBefore() {
        for (String text : List.of("2021-05", "2021-C05", "2021-Q1", "2021-H2", "2021-9M")) {
            assertEquals(
                    text.replace("2021", "2020"),
                    ReportingPeriod.parse(text).yearBefore().orElseThrow().text());
        }
        assertEquals(Optional.empty(), ReportingPeriod.parse("2021").yearBefore());
        assertEquals(Optional.empty(), ReportingPeriod.parse("1930-01").yearBefore());
        assertEquals(Optional.empty(), ReportingPeriod.parse("1930-01").before());
    }

    @Test
    void closesWithTheCalendarMonthUnlessAProvinceDecidesOtherwise() {
        PeriodRule rule = PeriodRule.DEFAULT;
        assertDays(rule, "2024-02", "2024-02-01", "2024-02-29");
        assertDays(rule, "2021-Q1", "2021-01-01", "2021-03-31");
        assertDays(rule, "2021", "2021-01-01", "2021-12-31");
    }

    @Test
    void closesOnTheDayThatAProvinceDecided() {
        PeriodRule rule = closing(20);
        assertDays(rule, "2021-01", "2021-01-01", "2021-01-20");
        assertDays(rule, "2021-02", "2021-01-21", "2021-02-20");
        assertDays(rule, "2021-12", "2021-11-21", "2021-12-31");
        assertDays(rule, "2021-Q2", "2021-03-21", "2021-06-20");
        assertDays(rule, "2021", "2021-01-01", "2021-12-31");
        assertDays(closing(30), "2021-03", "2021-03-01", "2021-03-30");
        assertDays(closing(30), "2021-02", "2021-01-31", "2021-02-28");
    }

    @Test
    void hasEachDayOfAYearInExactlyOneMonth() {
        for (int close = PeriodRule.EARLIEST_CLOSE; close <= 31; close++) {
            PeriodRule rule = closing(close);
            for (int year : List.of(2023, 2024)) {
                LocalDate first = LocalDate.of(year, 1, 1);
                first.datesUntil(first.plusYears(1)).forEach(day -> {
                    List<ReportingPeriod> months = ReportingPeriod.listOf(year, ReportingPeriod.Kind.MONTH).stream()
                            .filter(period -> !day.isBefore(rule.firstOn(period)) && !day.isAfter(rule.lastOn(period)))
                            .toList();
                    assertEquals(1, months.size(), day + ", closing on " + rule.monthClosesOn());
                    assertEquals(rule.monthOf(day), months.get(0).number(), day.toString());
                });
            }
        }
    }

    @Test
    void isDueSomeDaysAfterItsEnd() {
        assertEquals(LocalDate.of(2021, 4, 8), PeriodRule.DEFAULT.dueOn(ReportingPeriod.parse("2021-Q1")));
    }

    @Test
    void refusesARuleByWhichAMonthWouldCloseEarly() {
        assertThrows(RefusedException.class, () -> closing(14));
        assertThrows(RefusedException.class, () -> closing(32));
        Map<ReportingPeriod.Kind, Integer> days = new EnumMap<>(PeriodRule.DEFAULT.dueDays());
        days.put(ReportingPeriod.Kind.MONTH, -1);
        assertThrows(RefusedException.class, () -> new PeriodRule(2021, 31, days));
        days.remove(ReportingPeriod.Kind.MONTH);
        assertThrows(RefusedException.class, () -> new PeriodRule(2021, 31, days));
    }

    private static PeriodRule closing(int day) {
        return new PeriodRule(2021, day, PeriodRule.DEFAULT.dueDays());
    }

    private static void assertDays(PeriodRule rule, String period, String first, String last) {
        assertEquals(LocalDate.parse(first), rule.firstOn(ReportingPeriod.parse(period)), period);
        assertEquals(LocalDate.parse(last), rule.lastOn(ReportingPeriod.parse(period)), period);
    }
}
