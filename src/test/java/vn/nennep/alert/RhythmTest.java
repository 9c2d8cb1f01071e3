package vn.nennep.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a cell owes each month and quarter, and from which day on it is said. */
class RhythmTest {

    private static final LocalDate LONG_AGO = LocalDate.of(2015, 1, 1);

    @ParameterizedTest(name = "on {0} of quarters {1} are missing")
    @CsvSource({"2022-03-31, 0", "2022-04-01, 1", "2022-09-30, 2", "2022-10-01, 3", "2023-01-01, 4"})
    void missesAQuarterFromTheDayAfterItsEnd(LocalDate day, int missed) {
        assertEquals(missed, rhythm(bits(), bits()).quartersMissed(day).size());
    }

    @Test
    void missesTheMonthsThatAreOverAndHadNoRegularMeeting() {
        assertEquals(
                List.of(2, 5),
                rhythm(bits(1, 3, 4), bits()).monthsMissed(LocalDate.of(2022, 6, 30)),
                "June still runs");
        assertEquals(List.of(2, 5, 6), rhythm(bits(1, 3, 4), bits()).monthsMissed(LocalDate.of(2022, 7, 1)));
    }

    @Test
    void owesNothingForATimeInWhichItWasNoCell() {
        Rhythm founded = new Rhythm(2022, LocalDate.of(2022, 4, 2), LocalDate.of(2022, 9, 30), 0, 0, 0, 0);
        LocalDate after = LocalDate.of(2023, 1, 1);
        assertEquals(List.of(5, 6, 7, 8, 9), founded.monthsMissed(after), "founded a day after April began");
        assertEquals(List.of(3), founded.quartersMissed(after));
        Rhythm ended = new Rhythm(2022, LONG_AGO, LocalDate.of(2022, 2, 27), 0, 0, 0, 0);
        assertEquals(List.of(1), ended.monthsMissed(after), "ended a day before February did");
        assertEquals(List.of(), ended.quartersMissed(after));
    }

    @ParameterizedTest(name = "{0} within {1} days: {2}")
    @CsvSource({
        "2022-05-30, 30, false",
        "2022-05-31, 30, true",
        "2022-06-30, 30, true",
        "2022-06-30, 0, true",
        "2022-06-29, 0, false",
        "2021-06-30, 30, false"
    })
    void tellsOfTheRunningQuarterNearItsEnd(LocalDate day, int days, boolean told) {
        assertEquals(told, rhythm(bits(), bits(1)).isQuarterEnding(day, days));
    }

    @Test
    void doesNotTellOfAMonthOrQuarterThatHasAMeetingPlanned() {
        LocalDate day = LocalDate.of(2022, 6, 28);
        assertTrue(rhythm(bits(), bits()).isMonthEnding(day, 7));
        assertTrue(rhythm(bits(), bits()).isQuarterEnding(day, 7));
        Rhythm planned = new Rhythm(2022, LONG_AGO, null, 0, 0, bits(6), bits(2));
        assertFalse(planned.isMonthEnding(day, 7));
        assertFalse(planned.isQuarterEnding(day, 7));
        assertFalse(rhythm(bits(6), bits(2)).isMonthEnding(day, 7));
    }

    @ParameterizedTest(name = "month {0} is of quarter {1}")
    @CsvSource({"1, 1", "3, 1", "4, 2", "6, 2", "7, 3", "9, 3", "10, 4", "12, 4"})
    void knowsTheQuarterOfADay(int month, int quarter) {
        assertEquals(quarter, Rhythm.quarterOf(LocalDate.of(2022, month, 1)));
    }

    private static Rhythm rhythm(int months, int quarters) {
        return new Rhythm(2022, LONG_AGO, null, months, quarters, 0, 0);
    }

    private static int bits(int... places) {
        return Arrays.stream(places).map(place -> 1 << place).sum();
    }
}
