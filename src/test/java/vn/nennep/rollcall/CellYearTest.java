package vn.nennep.rollcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import vn.nennep.meeting.MeetingKind;
import vn.nennep.meeting.MeetingRow;
import vn.nennep.meeting.MeetingStatus;
import vn.nennep.shared.AttendanceCount;

class CellYearTest {

    private static final LocalDate MIDDLE_OF_MAY = LocalDate.of(2021, 5, 15);
    private static final Predicate<YearMonth> ALWAYS = month -> true;

    @Test
    void missesMonthsAndQuartersThatAreOver() {
        CellYear year = CellYear.of(2021, List.of(recorded(MeetingKind.REGULAR, 2, 5)), MIDDLE_OF_MAY, ALWAYS);
        assertEquals(
                List.of(1, 3, 4),
                year.monthsMissing().stream().map(CellYear.Month::number).toList());
        assertEquals(
                List.of(1),
                year.quartersMissing().stream().map(CellYear.Quarter::number).toList());
        assertFalse(year.isInOrder());
    }

    @Test
    void missesNothingFromBeforeTheCellWasFounded() {
        Predicate<YearMonth> sinceMay = month -> month.getMonthValue() >= 5;
        assertTrue(CellYear.of(2021, List.of(), MIDDLE_OF_MAY, sinceMay).isInOrder());
    }

    @Test
    void countsRecordedMeetingsOnly() {
        CellYear year = CellYear.of(
                2021,
                List.of(
                        recorded(MeetingKind.REGULAR, 1, 5),
                        recorded(MeetingKind.THEMATIC, 2, 24),
                        planned(MeetingKind.REGULAR, 2, 5)),
                MIDDLE_OF_MAY,
                ALWAYS);
        assertEquals(1, year.sessions(MeetingKind.REGULAR));
        assertEquals(1, year.sessions(MeetingKind.THEMATIC));
        assertEquals(1, year.monthsKept());
        assertEquals(1, year.quartersKept());
        assertEquals(new AttendanceCount(28, 26, 2, 0), year.count());
    }

    @Test
    void asksForTheRollOfMeetingsWhoseDayHasCome() {
        MeetingRow today = planned(MeetingKind.REGULAR, 5, 15);
        MeetingRow tomorrow = planned(MeetingKind.THEMATIC, 5, 16);
        assertEquals(
                List.of(today),
                CellYear.of(2021, List.of(today, tomorrow), MIDDLE_OF_MAY, ALWAYS)
                        .rollsNotCalled());
    }

    private static MeetingRow recorded(MeetingKind kind, int month, int day) {
        return row(kind, month, day, MeetingStatus.RECORDED, new AttendanceCount(14, 13, 1, 0));
    }

    private static MeetingRow planned(MeetingKind kind, int month, int day) {
        return row(kind, month, day, MeetingStatus.PLANNED, AttendanceCount.NONE);
    }

    private static MeetingRow row(MeetingKind kind, int month, int day, MeetingStatus status, AttendanceCount count) {
        return new MeetingRow(
                UUID.randomUUID(),
                "code",
                "cell",
                "Chi bộ",
                kind,
                1,
                LocalDate.of(2021, month, day),
                null,
                null,
                List.of(),
                status,
                count,
                null,
                MeetingRow.Said.NOTHING,
                false);
    }
}
