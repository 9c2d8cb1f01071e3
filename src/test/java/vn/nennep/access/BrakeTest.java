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
    void pausesLongerAfterEachFailureOfALoginFromOnePlace(int failures, int minutes) {
        assertEquals(Duration.ofMinutes(minutes), Brake.Policy.PAIR.pauseAfter(failures));
    }

    @ParameterizedTest
    @CsvSource({"49,0", "50,1", "51,2", "53,8", "54,15", "1000,15"})
    void isMilderWithAnAddressBehindWhichManySit(int failures, int minutes) {
        assertEquals(Duration.ofMinutes(minutes), Brake.Policy.ADDRESS.pauseAfter(failures));
    }

    @ParameterizedTest
    @CsvSource({"19,0", "20,1", "21,2", "24,15", "1000,15"})
    void isMildWithWhoeverMistypesAHash(int failures, int minutes) {
        assertEquals(Duration.ofMinutes(minutes), Brake.Policy.LOOKUP.pauseAfter(failures));
    }

    @Test
    void pausesForAWhileAndThenLonger() {
        Brake brake = failed(5);
        assertTrue(brake.isLocked(NOW.plusSeconds(59)));
        assertFalse(brake.isLocked(NOW.plusSeconds(60)));
        brake.fail(Brake.Policy.PAIR, NOW.plusSeconds(60));
        assertTrue(brake.isLocked(NOW.plusSeconds(60 + 119)));
        assertFalse(brake.isLocked(NOW.plusSeconds(60 + 120)));
    }

    @Test
    void isFarMilderWithALoginFromEverywhereTogether() {
        assertEquals(Duration.ZERO, Brake.Policy.LOGIN.pauseAfter(49));
        assertEquals(Duration.ofMinutes(1), Brake.Policy.LOGIN.pauseAfter(50));
    }

    @Test
    void forgetsAfterADay() {
        Brake brake = failed(4);
        brake.fail(Brake.Policy.PAIR, NOW.plus(Duration.ofDays(1)).plusSeconds(1));
        assertEquals(1, brake.failures());
    }

    private static Brake failed(int times) {
        Brake brake = new Brake("key", NOW);
        for (int i = 0; i < times; i++) {
            brake.fail(Brake.Policy.PAIR, NOW);
        }
        return brake;
    }
}
