package vn.nennep.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NightHourTest {

    @ParameterizedTest
    @CsvSource({
        // Half past one in Việt Nam is half past six in the evening before, universal time.
        "01:30, 2026-11-26T18:30:00Z, 2026-11-26T18:30:00Z",
        "01:30, 2026-11-26T18:29:59.999Z, 2026-11-25T18:30:00Z",
        "01:30, 2026-11-27T18:29:59Z, 2026-11-26T18:30:00Z",
        "00:00, 2026-12-31T17:00:00Z, 2026-12-31T17:00:00Z",
        "23:59, 2027-01-01T16:58:00Z, 2026-12-31T16:59:00Z"
    })
    void knowsTheLastTimeThatItWasThatHourInVietNam(String hour, Instant now, Instant due) {
        assertEquals(due, NightHour.of("AT", hour).lastBefore(now));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "24:00", "1:30", "01:60", "01:30:00", "half past one"})
    void refusesWhatIsNoTimeOfDay(String text) {
        String said = assertThrows(IllegalStateException.class, () -> NightHour.of("NENNEP_CONSOLIDATE_AT", text))
                .getMessage();
        assertTrue(said.startsWith("NENNEP_CONSOLIDATE_AT must be a time of day"), said);
    }
}
