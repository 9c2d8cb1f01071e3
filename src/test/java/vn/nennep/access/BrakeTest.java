package vn.nennep.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrakeTest {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");

    @ParameterizedTest
    @CsvSource({"0,0", "4,0", "5,1", "6,2", "7,4", "8,8", "9,16", "10,32", "11,60", "12,60", "1000,60"})
    void pausesLongerAfterEachFailureOfALogin(int failures, int minutes) {
        assertEquals(Duration.ofMinutes(minutes), Brake.Policy.LOGIN.pauseAfter(failures));
    }

    @ParameterizedTest
    @CsvSource({"49,0", "50,1", "51,2", "53,8", "54,15", "1000,15"})
    void isMilderWithAnAddressBehindWhichManySit(int failures, int minutes) {
        assertEquals(Duration.ofMinutes(minutes), Brake.Policy.ADDRESS.pauseAfter(failures));
    }

    @Test
    void refusesDuringAPauseWithoutLengtheningIt() {
        Brake brake = failed(5);
        assertTrue(brake.isLocked(NOW));
        assertFalse(brake.take(Brake.Policy.LOGIN, NOW.plusSeconds(59)));
        assertEquals(5, brake.failures());
        assertTrue(brake.take(Brake.Policy.LOGIN, NOW.plusSeconds(60)));
        assertTrue(brake.isLocked(NOW.plusSeconds(60 + 119)));
        assertFalse(brake.isLocked(NOW.plusSeconds(60 + 120)));
    }

    @Test
    void opensAgainWhenTheTryWasNoFailure() {
        Brake brake = failed(5);
        brake.giveBack(Brake.Policy.LOGIN);
        assertFalse(brake.isLocked(NOW));
        assertEquals(4, brake.failures());
    }

    @Test
    void forgetsAfterADay() {
        Brake brake = failed(4);
        assertTrue(brake.take(Brake.Policy.LOGIN, NOW.plus(Duration.ofDays(1)).plusSeconds(1)));
        assertEquals(1, brake.failures());
    }

    private static Brake failed(int times) {
        Brake brake = new Brake("key", NOW);
        for (int i = 0; i < times; i++) {
            assertTrue(brake.take(Brake.Policy.LOGIN, NOW));
        }
        return brake;
    }
}
