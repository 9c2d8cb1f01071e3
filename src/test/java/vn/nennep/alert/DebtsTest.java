package vn.nennep.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.nennep.calendar.PeriodRule;
import vn.nennep.calendar.ReportingPeriod;

/** What a cell owes for a period on a day. */
class DebtsTest {

    private static final int ALL_MONTHS = 0b1111111111110;
    private static final int ALL_QUARTERS = 0b11110;

    @Test
    void areTheMonthsAndQuartersOfThePeriodThatAreOverAndNotRecorded() {
        List<Debt> found = debts("2021", state(0b110, 0, 0, true), "2021-05-20");
        assertEquals(
                List.of("REGULAR 3 2021-04-05 45", "THEMATIC 1 2021-04-08 42", "REGULAR 4 2021-05-05 15"), told(found));
        assertEquals(
                List.of("REGULAR 3 2021-04-05 45", "THEMATIC 1 2021-04-08 42"),
                told(debts("2021-Q1", state(0b110, 0, 0, true), "2021-05-20")));
        assertEquals(
                List.of("REGULAR 4 2021-05-05 15"), told(debts("2021-04", state(0b110, 0, 0, true), "2021-05-20")));
    }

    @Test
    void areNotLateOnTheLastDayInTime() {
        CellState state = state(ALL_MONTHS & ~(1 << 3), ALL_QUARTERS, 0, true);
        assertEquals(0, debts("2021-03", state, "2021-04-05").get(0).daysLate());
        assertEquals(1, debts("2021-03", state, "2021-04-06").get(0).daysLate());
        assertEquals(List.of(), debts("2021-03", state, "2021-03-31"), "the month is not over");
    }

    @Test
    void areNothingWhereTheCellSaysThatNoMeetingWasHeld() {
        assertEquals(
                List.of(),
                debts("2021-Q1", new CellState(1, 0b110, 0, 0, 0, 1 << 3, 1 << 1, true, true, null, 0), "2021-05-20"));
    }

    @Test
    void areToldFurtherUpTheLongerTheyTake() {
        CellState state = state(ALL_MONTHS & ~(1 << 3), ALL_QUARTERS, 0, true);
        assertEquals(DebtStep.CELL, debts("2021-03", state, "2021-04-08").get(0).step());
        assertEquals(
                DebtStep.SUPERIOR, debts("2021-03", state, "2021-04-09").get(0).step());
        assertEquals(
                DebtStep.SUPERIOR, debts("2021-03", state, "2021-04-15").get(0).step());
        assertEquals(
                DebtStep.PROVINCE, debts("2021-03", state, "2021-04-16").get(0).step());
    }

    @Test
    void areAPlanThatIsDueAndNotIssued() {
        CellState state = state(ALL_MONTHS, ALL_QUARTERS, 0, false);
        assertEquals(List.of("PLAN 0 2021-01-31 3"), told(debts("2021", state, "2021-02-03")));
        assertEquals(List.of("PLAN 0 2021-01-31 3"), told(debts("2021-01", state, "2021-02-03")));
        assertEquals(List.of(), debts("2021-02", state, "2021-03-03"));
        assertEquals(List.of(), debts("2021", state, "2021-01-31"));
    }

    @Test
    void areNoPlanOfACellThatBeganAfterItWasDue() {
        CellState state = state(ALL_MONTHS, ALL_QUARTERS, 0, false);
        for (String from : List.of("2021-01-31", "2021-02-01")) {
            AlertUnit late = new AlertUnit(1, "X.1", "Chi bộ mẫu", 9, "X", "Đảng bộ mẫu", day(from), null);
            List<Debt> found = new Debts(
                            ReportingPeriod.parse("2021"), PeriodRule.DEFAULT, settings(), day("2021-02-20"))
                    .of(List.of(late), Map.of(1L, state), List.of());
            assertEquals(from.equals("2021-01-31") ? List.of("PLAN 0 2021-01-31 20") : List.of(), told(found));
        }
    }

    @Test
    void areDueAfterTheCalendarMonthWhereverAProvinceClosesItsMonths() {
        PeriodRule early = new PeriodRule(2021, 20, PeriodRule.DEFAULT.dueDays());
        List<Debt> found = new Debts(ReportingPeriod.parse("2021"), early, settings(), day("2021-05-20"))
                .of(List.of(cell()), Map.of(1L, state(0b110, 0, 0, true)), List.of());
        assertEquals(
                List.of("REGULAR 3 2021-04-05 45", "THEMATIC 1 2021-04-08 42", "REGULAR 4 2021-05-05 15"), told(found));
    }

    @Test
    void areARollThatWasNotCalled() {
        List<Debt> found = new Debts(
                        ReportingPeriod.parse("2021-02"), PeriodRule.DEFAULT, settings(), day("2021-02-20"))
                .of(
                        List.of(cell()),
                        Map.of(1L, state(ALL_MONTHS, ALL_QUARTERS, 0, true)),
                        List.of(new OpenRoll(1, 7, day("2021-02-10"))));
        assertEquals(List.of("ROLL 7 2021-02-12 8"), told(found));
    }

    private static List<Debt> debts(String period, CellState state, String day) {
        return new Debts(ReportingPeriod.parse(period), PeriodRule.DEFAULT, settings(), day(day))
                .of(List.of(cell()), Map.of(1L, state), List.of());
    }

    private static AlertSettings settings() {
        return new AlertSettings() {
            @Override
            public int planDays() {
                return 31;
            }

            @Override
            public int rollDays() {
                return 2;
            }

            @Override
            public int superiorDays() {
                return 3;
            }

            @Override
            public int provinceDays() {
                return 10;
            }
        };
    }

    private static AlertUnit cell() {
        return new AlertUnit(1, "X.1", "Chi bộ mẫu", 9, "X", "Đảng bộ mẫu", day("2019-01-01"), null);
    }

    private static CellState state(int months, int quarters, int waiting, boolean plan) {
        return new CellState(1, months, quarters, 0, 0, 0, 0, plan, plan, null, waiting);
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static List<String> told(List<Debt> debts) {
        return debts.stream()
                .map(debt -> debt.kind() + " " + debt.number() + " " + debt.dueOn() + " " + debt.daysLate())
                .toList();
    }
}
