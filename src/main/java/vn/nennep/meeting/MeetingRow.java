package vn.nennep.meeting;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import vn.nennep.shared.AttendanceCount;

/**
 * One line of a list of meetings.
 *
 * @param forms codes of the forms of presentation, sorted
 * @param count zeros until the meeting is recorded
 * @param late whether it was entered or changed after the due date of its year
 */
public record MeetingRow(
        UUID ref,
        String code,
        String cellCode,
        String cellName,
        MeetingKind kind,
        int number,
        LocalDate heldOn,
        String topic,
        String topicGroup,
        List<String> forms,
        MeetingStatus status,
        AttendanceCount count,
        boolean late) {

    /** Whether it counts: recorded, or confirmed since. */
    public boolean isRecorded() {
        return status.isCounted();
    }

    public boolean isThematic() {
        return kind == MeetingKind.THEMATIC;
    }

    /** 1 to 12. */
    public int month() {
        return heldOn.getMonthValue();
    }

    /** 1 to 4. */
    public int quarter() {
        return (month() + 2) / 3;
    }
}
