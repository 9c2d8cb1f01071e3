package vn.nennep.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff();

    @Test
    void waitsTwiceAsLongEachTimeAndAMinuteAtMost() {
        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60, 60, 60}) {
            assertEquals(Optional.of(Duration.ofSeconds(seconds)), backoff.afterDeath(Duration.ofSeconds(30)));
        }
        assertTrue(backoff.afterDeath(Duration.ofSeconds(30)).isEmpty(), "what dies too often is given up");
    }

    @Test
    void beginsAnewAfterALongLife() {
        backoff.afterDeath(Duration.ofSeconds(30));
        backoff.afterDeath(Duration.ofSeconds(30));
        assertEquals(Optional.of(Duration.ofSeconds(1)), backoff.afterDeath(Duration.ofMinutes(10)));
        assertEquals(Optional.of(Duration.ofSeconds(2)), backoff.afterDeath(Duration.ofSeconds(30)));
    }
}
