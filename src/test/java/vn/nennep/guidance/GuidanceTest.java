package vn.nennep.guidance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.nennep.shared.RefusedException;

class GuidanceTest {

    private static final LocalDate FROM = LocalDate.of(2019, 5, 29);

    private static GuidanceDetails details(String number, String issuer, String subject, LocalDate to) {
        return new GuidanceDetails(number, issuer, subject, FROM, FROM, to);
    }

    private static String refusalOf(Runnable action) {
        return assertThrows(RefusedException.class, action::run).key();
    }

    @Test
    void isInForceFromItsFirstToItsLastDay() {
        GuidanceDetails ended = details("09-HD/TU", "Tỉnh ủy", "x", FROM.plusDays(1));
        assertFalse(ended.isInForceOn(FROM.minusDays(1)));
        assertTrue(ended.isInForceOn(FROM));
        assertTrue(ended.isInForceOn(FROM.plusDays(1)));
        assertFalse(ended.isInForceOn(FROM.plusDays(2)));
        assertTrue(details("09-HD/TU", "Tỉnh ủy", "x", null).isInForceOn(LocalDate.of(2099, 1, 1)));
    }

    @Test
    void refusesWhatIsMissingOrTooLong() {
        assertEquals("guidance.number-missing", refusalOf(() -> details(" ", "a", "a", null)));
        assertEquals("guidance.number-long", refusalOf(() -> details("a".repeat(61), "a", "a", null)));
        assertEquals("guidance.issuer-missing", refusalOf(() -> details("a", null, "a", null)));
        assertEquals("guidance.issuer-long", refusalOf(() -> details("a", "a".repeat(201), "a", null)));
        assertEquals("guidance.subject-missing", refusalOf(() -> details("a", "a", "\u00A0", null)));
        assertEquals("guidance.subject-long", refusalOf(() -> details("a", "a", "a".repeat(501), null)));
        assertEquals(
                "guidance.issued-on-missing", refusalOf(() -> new GuidanceDetails("a", "a", "a", null, FROM, null)));
        assertEquals(
                "guidance.issued-on-range",
                refusalOf(() -> new GuidanceDetails("a", "a", "a", LocalDate.of(1929, 12, 31), FROM, null)));
        assertEquals(
                "guidance.valid-from-range",
                refusalOf(() -> new GuidanceDetails("a", "a", "a", FROM, LocalDate.of(2101, 1, 1), null)));
    }

    @Test
    void endsOnItsFirstDayAtTheEarliest() {
        Guidance guidance = new Guidance(
                UUID.randomUUID(), null, details("09-HD/TU", "Tỉnh ủy", "x", null), "admin", Clock.systemUTC());
        assertEquals("guidance.ends-before-start", refusalOf(() -> guidance.end(FROM.minusDays(1))));
        guidance.end(FROM);
        assertEquals(FROM, guidance.details().validTo());
    }
}
