package vn.nennep.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.nennep.shared.RefusedException;

/** Which state a year is in on which day, and which decisions are left in it. */
class YearStateTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final LocalDate TODAY = LocalDate.of(2022, 6, 15);
    private static final Clock NOON =
            Clock.fixed(TODAY.atTime(12, 0).atZone(ZONE).toInstant(), ZONE);

    @ParameterizedTest(name = "due {0}, locks {1}, freezes {2}, by hand {3}: {4} is {5}")
    @CsvSource({
        // nothing decided
        ",,,false,2022-01-01,OPEN",
        ",,,true,2022-01-01,LOCKED",
        // the due date is in time, the day after is late
        "2022-01-10,,,false,2022-01-09,OPEN",
        "2022-01-10,,,false,2022-01-10,OPEN",
        "2022-01-10,,,false,2022-01-11,DUE",
        "2022-01-10,,,true,2022-01-09,LOCKED",
        "2022-01-10,,,true,2022-01-11,LOCKED",
        // the day of locking is locked
        ",2022-02-01,,false,2022-01-31,OPEN",
        ",2022-02-01,,false,2022-02-01,LOCKED",
        "2022-01-10,2022-02-01,,false,2022-01-10,OPEN",
        "2022-01-10,2022-02-01,,false,2022-01-31,DUE",
        "2022-01-10,2022-02-01,,false,2022-02-01,LOCKED",
        "2022-01-31,2022-02-01,,false,2022-01-31,OPEN",
        "2022-02-01,2022-02-01,,false,2022-02-01,LOCKED",
        // the day of freezing is frozen
        ",,2022-03-01,false,2022-02-28,OPEN",
        ",,2022-03-01,false,2022-03-01,FROZEN",
        ",,2022-03-01,true,2022-02-28,LOCKED",
        ",,2022-03-01,true,2022-03-01,FROZEN",
        "2022-01-10,2022-02-01,2022-03-01,false,2022-02-28,LOCKED",
        "2022-01-10,2022-02-01,2022-03-01,false,2022-03-01,FROZEN",
        "2022-01-10,2022-02-01,2022-03-01,false,2030-01-01,FROZEN",
        "2022-03-01,2022-03-01,2022-03-01,false,2022-03-01,FROZEN",
        "2022-01-10,,2022-03-01,false,2022-02-28,DUE",
        "2022-01-10,,2022-03-01,false,2022-03-01,FROZEN",
    })
    void isAFunctionOfTheDayAndTheDates(
            LocalDate due, LocalDate locks, LocalDate freezes, boolean byHand, LocalDate day, YearState expected) {
        assertEquals(expected, YearState.on(day, new YearDates(due, locks, freezes), byHand));
    }

    @ParameterizedTest
    @CsvSource({
        "2022-02-01,2022-01-10,",
        "2022-02-01,,2022-01-10",
        ",2022-02-01,2022-01-10",
        "2022-01-01,2022-03-01,2022-02-01"
    })
    void refusesDatesOutOfOrder(LocalDate due, LocalDate locks, LocalDate freezes) {
        RefusedException refused = assertThrows(RefusedException.class, () -> new YearDates(due, locks, freezes));
        assertEquals("calendar.dates-order", refused.key());
    }

    @Test
    void letsNobodyUnlockOrDateAFrozenYear() {
        ReportingYear year = new ReportingYear(2021);
        year.freeze(TODAY);
        assertEquals(YearState.FROZEN, year.stateOn(TODAY));
        assertEquals(
                "calendar.frozen-stays",
                assertThrows(RefusedException.class, () -> year.unlock(TODAY)).key());
        assertEquals(
                "calendar.frozen-stays",
                assertThrows(RefusedException.class, () -> year.schedule(YearDates.NONE, TODAY))
                        .key());
        assertEquals(
                "calendar.frozen-stays",
                assertThrows(RefusedException.class, () -> year.lock("an", NOON))
                        .key());
    }

    @Test
    void unlocksWhatADateHasLocked() {
        ReportingYear year = new ReportingYear(2021);
        year.schedule(new YearDates(null, TODAY.minusDays(1), null), TODAY);
        assertEquals(YearState.LOCKED, year.stateOn(TODAY));
        year.unlock(TODAY);
        assertEquals(YearState.OPEN, year.stateOn(TODAY.plusYears(1)));
        assertEquals(
                "calendar.not-locked",
                assertThrows(RefusedException.class, () -> year.unlock(TODAY)).key());
    }

    @Test
    void bringsLaterDatesForwardWhenItIsFrozenNow() {
        ReportingYear year = new ReportingYear(2021);
        year.schedule(new YearDates(TODAY.plusDays(1), TODAY.plusDays(2), TODAY.plusDays(3)), TODAY);
        year.freeze(TODAY);
        assertEquals(new YearDates(TODAY, TODAY, TODAY), year.dates());
    }

    @Test
    void keepsTheFirstLock() {
        ReportingYear year = new ReportingYear(2021);
        year.lock("an", NOON);
        assertEquals(
                "calendar.already-locked",
                assertThrows(RefusedException.class, () -> year.lock("binh", NOON))
                        .key());
        assertEquals("an", year.getLockedBy());
    }

    @ParameterizedTest
    @CsvSource({"2022-06-15,calendar.freeze-in-past", "2020-12-31,calendar.dates-before-year"})
    void refusesADateOfFreezingThatIsNotToCome(LocalDate freezes, String key) {
        ReportingYear year = new ReportingYear(2021);
        assertEquals(
                key,
                assertThrows(RefusedException.class, () -> year.schedule(new YearDates(null, null, freezes), TODAY))
                        .key());
    }

    @Test
    void endsAnExceptionByItself() {
        Instant end = NOON.instant().plus(Duration.ofHours(2));
        YearException exception = new YearException(UUID.randomUUID(), 2021, 1, "nộp muộn", end, "an", NOON);
        assertTrue(exception.holdsAt(NOON.instant()));
        assertTrue(exception.holdsAt(end.minusMillis(1)));
        assertFalse(exception.holdsAt(end));
        assertFalse(exception.holdsAt(NOON.instant().minusMillis(1)));
        exception.end("an", NOON);
        assertFalse(exception.holdsAt(NOON.instant()));
    }

    @Test
    void refusesAnExceptionWithoutAReasonOrAnEndNearby() {
        Instant soon = NOON.instant().plusSeconds(60);
        assertEquals("calendar.reason-missing", refusalOfException(" ", soon));
        assertEquals("calendar.exception-end", refusalOfException("vì", NOON.instant()));
        assertEquals("calendar.exception-end", refusalOfException("vì", null));
        assertEquals(
                "calendar.exception-end",
                refusalOfException(
                        "vì", NOON.instant().plus(YearException.LONGEST).plusSeconds(1)));
    }

    private static String refusalOfException(String reason, Instant end) {
        return assertThrows(
                        RefusedException.class,
                        () -> new YearException(UUID.randomUUID(), 2021, 1, reason, end, "an", NOON))
                .key();
    }

    @Test
    void letsNobodyDecideWhatHeAskedFor() {
        Amendment amendment = amendment();
        assertEquals(
                "calendar.amendment-own",
                assertThrows(RefusedException.class, () -> amendment.approve("đúng", 3, "an", NOON))
                        .key());
        assertEquals(AmendmentStatus.REQUESTED, amendment.getStatus());
    }

    @Test
    void decidesAnAmendmentOnce() {
        Amendment amendment = amendment();
        amendment.approve("đúng", 3, "binh", NOON);
        assertEquals(NOON.instant().plus(Duration.ofDays(3)), amendment.getOpenUntil());
        assertEquals(
                "calendar.amendment-decided",
                assertThrows(RefusedException.class, () -> amendment.decline("sai", "chi", NOON))
                        .key());
        Amendment other = amendment();
        other.decline("sai", "binh", NOON);
        assertThrows(RefusedException.class, () -> other.approve("đúng", 3, "binh", NOON));
        assertEquals(AmendmentStatus.DECLINED, other.getStatus());
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "31"})
    void opensAnAmendmentForAFewDaysOnly(int days) {
        assertEquals(
                "calendar.amendment-days",
                assertThrows(RefusedException.class, () -> amendment().approve("đúng", days, "binh", NOON))
                        .key());
    }

    @ParameterizedTest
    @CsvSource({
        "REQUESTED,REQUESTED,false", "REQUESTED,APPROVED,true", "REQUESTED,DECLINED,true",
        "APPROVED,REQUESTED,false", "APPROVED,APPROVED,false", "APPROVED,DECLINED,false",
        "DECLINED,REQUESTED,false", "DECLINED,APPROVED,false", "DECLINED,DECLINED,false"
    })
    void livesByTheTableOfMoves(AmendmentStatus from, AmendmentStatus to, boolean allowed) {
        assertEquals(allowed, from.canBecome(to));
    }

    @ParameterizedTest
    @CsvSource({"OPEN,false", "DUE,false", "LOCKED,true", "FROZEN,true"})
    void isClosedOnceLockedOrFrozen(YearState state, boolean closed) {
        assertEquals(closed, state.isClosed());
    }

    private static Amendment amendment() {
        return new Amendment(UUID.randomUUID(), 2021, 1, "sai một người", "nhập nhầm", "an", NOON);
    }
}
