package vn.nennep.meeting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static vn.nennep.meeting.PreparationState.APPROVED;
import static vn.nennep.meeting.PreparationState.ASSIGNED;
import static vn.nennep.meeting.PreparationState.DRAFTED;
import static vn.nennep.meeting.PreparationState.NOT_ASSIGNED;
import static vn.nennep.meeting.PreparationState.SENT;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.nennep.shared.RefusedException;

class MeetingPreparationTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final LocalDate TODAY = LocalDate.of(2021, 3, 20);
    private static final LocalDate HELD = LocalDate.of(2021, 3, 12);
    private static final LocalDate DAY = LocalDate.of(2021, 3, 2);
    private static final Clock CLOCK =
            Clock.fixed(TODAY.atTime(LocalTime.NOON).atZone(ZONE).toInstant(), ZONE);

    private static final Map<PreparationState, Set<PreparationState>> MOVES = Map.of(
            NOT_ASSIGNED, Set.of(ASSIGNED),
            ASSIGNED, Set.of(NOT_ASSIGNED, DRAFTED),
            DRAFTED, Set.of(ASSIGNED, APPROVED),
            APPROVED, Set.of(DRAFTED, SENT),
            SENT, Set.of(APPROVED));

    private static MeetingPreparation at(PreparationState state) {
        MeetingPreparation preparation = new MeetingPreparation(1);
        for (PreparationState step : PreparationState.values()) {
            if (step != NOT_ASSIGNED && state.includes(step)) {
                make(preparation, step, DAY);
            }
        }
        assertEquals(state, preparation.state());
        return preparation;
    }

    private static void make(MeetingPreparation preparation, PreparationState step, LocalDate day) {
        switch (step) {
            case ASSIGNED -> preparation.assign(day, CLOCK);
            case DRAFTED -> preparation.draft(day, CLOCK);
            case APPROVED -> preparation.approve(day, Approver.SECRETARY, CLOCK);
            case SENT -> preparation.send(day, CLOCK);
            default -> throw new IllegalArgumentException(step.name());
        }
    }

    @ParameterizedTest
    @EnumSource
    void allowsOneStepOnAndTheLastOneBack(PreparationState from) {
        for (PreparationState to : PreparationState.values()) {
            assertEquals(MOVES.get(from).contains(to), from.canBecome(to), from + " to " + to);
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesTheStepsInTheirOrderOnly(PreparationState from) {
        for (PreparationState step : PreparationState.values()) {
            if (step == NOT_ASSIGNED) {
                continue;
            }
            MeetingPreparation preparation = at(from);
            LocalDate later = DAY.plusDays(1);
            if (step.ordinal() == from.ordinal() + 1) {
                make(preparation, step, later);
                assertEquals(step, preparation.state());
                assertEquals(later, preparation.dayOf(step));
            } else {
                assertEquals(
                        "meeting.preparation.out-of-order",
                        assertThrows(RefusedException.class, () -> make(preparation, step, later))
                                .key(),
                        from + " to " + step);
                assertEquals(from, preparation.state());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesTheLastStepBackAndNoOther(PreparationState from) {
        for (PreparationState step : PreparationState.values()) {
            MeetingPreparation preparation = at(from);
            if (step == from && from != NOT_ASSIGNED) {
                preparation.takeBack(step);
                assertEquals(from.ordinal() - 1, preparation.state().ordinal());
                assertNull(preparation.dayOf(step));
            } else {
                assertEquals(
                        "meeting.preparation.not-last",
                        assertThrows(RefusedException.class, () -> preparation.takeBack(step))
                                .key());
            }
        }
        MeetingPreparation approved = at(APPROVED);
        approved.takeBack(APPROVED);
        assertNull(approved.getApprovedBy());
    }

    @Test
    void takesTheSameStepOfTheSameDayOnce() {
        MeetingPreparation preparation = at(DRAFTED);
        make(preparation, DRAFTED, DAY);
        assertEquals(DRAFTED, preparation.state());
    }

    @Test
    void refusesADayThatIsMissingOrToComeOrBeforeTheStepBefore() {
        for (PreparationState step : PreparationState.values()) {
            if (step == NOT_ASSIGNED) {
                continue;
            }
            MeetingPreparation preparation = at(PreparationState.values()[step.ordinal() - 1]);
            assertEquals("meeting.preparation.day-missing", refusalOf(preparation, step, null));
            assertEquals("meeting.preparation.day-future", refusalOf(preparation, step, TODAY.plusDays(1)));
            if (step != ASSIGNED) {
                assertEquals("meeting.preparation.day-before-last", refusalOf(preparation, step, DAY.minusDays(1)));
            }
            make(preparation, step, TODAY);
            assertEquals(TODAY, preparation.dayOf(step));
        }
        assertEquals(
                "meeting.preparation.approver-missing",
                assertThrows(RefusedException.class, () -> at(DRAFTED).approve(DAY, null, CLOCK))
                        .key());
    }

    private static String refusalOf(MeetingPreparation preparation, PreparationState step, LocalDate day) {
        return assertThrows(RefusedException.class, () -> make(preparation, step, day))
                .key();
    }

    @Test
    void takesNoticesUntilTheMeetingAndFinalDocumentsFromItOn() {
        MeetingPreparation preparation = new MeetingPreparation(1);
        PreparationDates right = new PreparationDates(HELD, HELD, HELD, HELD, HELD);
        preparation.noteDates(right, HELD, CLOCK);
        assertEquals(right, preparation.dates());
        LocalDate after = HELD.plusDays(1);
        Map<String, PreparationDates> wrong = Map.of(
                "meeting.preparation.notified-on-late", new PreparationDates(after, null, null, null, null),
                "meeting.preparation.superior-notified-on-late", new PreparationDates(null, after, null, null, null),
                "meeting.preparation.committee-met-on-late", new PreparationDates(null, null, after, null, null),
                "meeting.preparation.posted-on-late", new PreparationDates(null, null, null, after, null),
                "meeting.preparation.final-posted-on-early",
                        new PreparationDates(null, null, null, null, HELD.minusDays(1)),
                "meeting.preparation.final-posted-on-future",
                        new PreparationDates(null, null, null, null, TODAY.plusDays(1)));
        wrong.forEach((key, dates) -> {
            assertEquals(
                    key,
                    assertThrows(RefusedException.class, () -> preparation.noteDates(dates, HELD, CLOCK))
                            .key());
            assertEquals(right, preparation.dates());
        });
        LocalDate held = TODAY.plusDays(5);
        assertEquals(
                "meeting.preparation.notified-on-future",
                assertThrows(
                                RefusedException.class,
                                () -> preparation.noteDates(
                                        new PreparationDates(TODAY.plusDays(1), null, null, null, null), held, CLOCK))
                        .key());
    }
}
