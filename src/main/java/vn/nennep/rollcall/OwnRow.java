package vn.nennep.rollcall;

import java.time.LocalDate;
import java.time.LocalTime;
import vn.nennep.meeting.MeetingKind;

/**
 * A meeting as one member sees it: what and when, who presents, and their own mark; nobody else's.
 *
 * @param startsAt null when not set
 * @param topic null for a regular meeting without one
 * @param presenters names, separated by commas; null when there is none
 * @param mark null while the roll was not called, and when the member was not due
 * @param reason why the member was away; null when not given
 */
public record OwnRow(
        LocalDate heldOn,
        LocalTime startsAt,
        MeetingKind kind,
        int number,
        String cellName,
        String topic,
        String presenters,
        AttendanceMark mark,
        String reason) {

    public boolean isThematic() {
        return kind == MeetingKind.THEMATIC;
    }
}
