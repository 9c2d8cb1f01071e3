package vn.nennep.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OnceANightTest {

    private static final Instant DUE = Instant.parse("2021-12-14T19:30:00Z");

    private final OnceANight night = new OnceANight();
    private int done;

    @Test
    void doesTheWorkOfANightOnce() {
        assertTrue(night.make(DUE, () -> done++));
        assertTrue(night.make(DUE, () -> done++));
        assertEquals(1, done);
        assertTrue(night.make(DUE.plus(Duration.ofDays(1)), () -> done++));
        assertEquals(2, done);
        assertEquals(NightStanding.GOOD, night.standing());
    }

    @Test
    void triesAgainWhatFailed() {
        assertThrows(
                IllegalStateException.class,
                () -> night.make(DUE, () -> {
                    throw new IllegalStateException("sample");
                }));
        assertEquals(NightStanding.FAILED, night.standing());
        night.make(DUE, () -> done++);
        assertEquals(1, done);
        assertEquals(NightStanding.GOOD, night.standing());
    }
}
