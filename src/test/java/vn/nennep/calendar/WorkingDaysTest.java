package vn.nennep.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class WorkingDaysTest {

    @Test
    void leaveOutSaturdayAndSunday() {
        // A Thursday: Friday is the first, Monday the second.
        assertEquals(LocalDate.of(2026, 9, 7), WorkingDays.after(LocalDate.of(2026, 9, 3), 2));
    }

    @Test
    void beginTheDayAfter() {
        assertEquals(LocalDate.of(2026, 9, 8), WorkingDays.after(LocalDate.of(2026, 9, 7), 1));
        assertEquals(LocalDate.of(2026, 9, 7), WorkingDays.after(LocalDate.of(2026, 9, 5), 1));
    }

    @Test
    void makeSixWeeksOfThirty() {
        assertEquals(LocalDate.of(2026, 10, 13), WorkingDays.after(LocalDate.of(2026, 9, 1), 30));
    }
}
