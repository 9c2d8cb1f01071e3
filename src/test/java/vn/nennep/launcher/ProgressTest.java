package vn.nennep.launcher;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final Progress progress = new Progress(Duration.ofMinutes(10));

    @Test
    void waitsForHoursWhileTheLogGrows() {
        for (int minute = 1; minute < 300; minute++) {
            assertFalse(progress.isStuck(Duration.ofMinutes(minute), 100L * minute, Duration.ZERO));
        }
    }

    @Test
    void waitsForHoursWhileItComputesOnALoadedMachine() {
        for (int minute = 1; minute < 300; minute++) {
            assertFalse(progress.isStuck(Duration.ofMinutes(minute), 100, Duration.ofSeconds(4L * minute)));
        }
    }

    @Test
    void isStuckWhenItNeitherSaysNorComputesAnything() {
        assertFalse(progress.isStuck(Duration.ofMinutes(1), 100, Duration.ofSeconds(20)));
        for (int minute = 2; minute <= 11; minute++) {
            assertFalse(progress.isStuck(
                    Duration.ofMinutes(minute), 100, Duration.ofSeconds(20).plusMillis(500L * minute)));
        }
        assertTrue(progress.isStuck(Duration.ofMinutes(12), 100, Duration.ofSeconds(26)));
    }
}
