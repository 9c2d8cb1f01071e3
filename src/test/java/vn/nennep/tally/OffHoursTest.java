package vn.nennep.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OffHoursTest {

    @ParameterizedTest
    @CsvSource({
        "23:00-05:00, 22:59, false",
        "23:00-05:00, 23:00, true",
        "23:00-05:00, 00:00, true",
        "23:00-05:00, 04:59, true",
        "23:00-05:00, 05:00, false",
        "12:00-13:30, 11:59, false",
        "12:00-13:30, 12:00, true",
        "12:00-13:30, 13:29, true",
        "12:00-13:30, 13:30, false",
        "07:00-07:00, 07:00, false",
        "none, 00:00, false"
    })
    void areOfTheDayInVietNamAlsoOverMidnight(String setting, String time, boolean in) {
        Instant moment = Instant.parse("2026-03-05T" + time + ":00+07:00");
        assertEquals(in, OffHours.of("NENNEP_FRESH_OFF", setting).has(moment));
    }

    @ParameterizedTest
    @ValueSource(strings = {"23:00", "23:00-", "23:00-24:00", "23:00-05:00-06:00", "nachts", ""})
    void areRefusedByTheNameOfTheSetting(String setting) {
        IllegalStateException refused =
                assertThrows(IllegalStateException.class, () -> OffHours.of("NENNEP_FRESH_OFF", setting));
        assertTrue(refused.getMessage().startsWith("NENNEP_FRESH_OFF must be"), refused.getMessage());
    }

    @Test
    void areNoneUnlessToldOtherwise() {
        assertEquals(new OffHours(null, null), OffHours.of("NENNEP_FRESH_OFF", OffHours.NONE));
    }
}
