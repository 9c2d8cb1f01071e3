package vn.nennep.rollcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.nennep.meeting.MeetingKind;
import vn.nennep.meeting.MeetingRow;
import vn.nennep.meeting.MeetingStatus;
import vn.nennep.shared.AttendanceCount;

class RegisterTest {

    private static final MeetingRow JANUARY = meeting(1, MeetingStatus.RECORDED);
    private static final MeetingRow FEBRUARY = meeting(2, MeetingStatus.RECORDED);
    private static final MeetingRow MARCH = meeting(3, MeetingStatus.PLANNED);

    @Test
    void whoWasAwayMostOftenComesFirstAndWithoutAReasonBeforeWithOne() {
        Register register = register(
                row(JANUARY, "A", AttendanceMark.PRESENT),
                row(FEBRUARY, "A", AttendanceMark.PRESENT),
                row(JANUARY, "B", AttendanceMark.EXCUSED),
                row(FEBRUARY, "B", AttendanceMark.PRESENT),
                row(JANUARY, "C", AttendanceMark.PRESENT),
                row(FEBRUARY, "C", AttendanceMark.ABSENT),
                row(JANUARY, "D", AttendanceMark.EXCUSED),
                row(FEBRUARY, "D", AttendanceMark.EXCUSED));
        assertEquals(
                List.of("D", "C", "B", "A"),
                register.lines().stream().map(Register.Line::memberCode).toList());
        assertEquals(new AttendanceCount(8, 4, 3, 1), register.count());
    }

    @Test
    void peopleAwayAsOftenStayInTheOrderOfNames() {
        Register register =
                register(row(JANUARY, "B", AttendanceMark.ABSENT), row(JANUARY, "A", AttendanceMark.ABSENT));
        assertEquals(
                List.of("B", "A"),
                register.lines().stream().map(Register.Line::memberCode).toList());
    }

    @Test
    void anExemptPersonWhoCameIsShownAndNotCounted() {
        Register register =
                register(new RegisterRow(JANUARY.ref(), "X", "X", RosterCategory.EXEMPT, AttendanceMark.PRESENT, null));
        Register.Line line = register.lines().get(0);
        assertEquals(AttendanceCount.NONE, line.count());
        assertEquals(AttendanceMark.PRESENT, line.of(register.sessions().get(0)).mark());
    }

    @Test
    void hasTheRecordedMeetingsAndNoMarkWhereSomebodyWasNotOnTheRoll() {
        Register register = register(row(FEBRUARY, "A", AttendanceMark.PRESENT));
        assertEquals(
                List.of(JANUARY.ref(), FEBRUARY.ref()),
                register.sessions().stream().map(Register.Session::ref).toList());
        assertNull(register.lines().get(0).of(register.sessions().get(0)));
        assertEquals(new AttendanceCount(1, 1, 0, 0), register.lines().get(0).count());
    }

    private static Register register(RegisterRow... rows) {
        return Register.of(2021, List.of(JANUARY, FEBRUARY, MARCH), List.of(rows));
    }

    private static RegisterRow row(MeetingRow meeting, String code, AttendanceMark mark) {
        return new RegisterRow(meeting.ref(), code, "Member " + code, RosterCategory.OFFICIAL, mark, null);
    }

    private static MeetingRow meeting(int month, MeetingStatus status) {
        return new MeetingRow(
                UUID.randomUUID(),
                "M" + month,
                "CELL",
                "Cell",
                MeetingKind.REGULAR,
                month,
                LocalDate.of(2021, month, 5),
                null,
                null,
                List.of(),
                status,
                AttendanceCount.NONE,
                null,
                MeetingRow.Said.NOTHING,
                false);
    }
}
