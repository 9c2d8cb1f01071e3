package vn.nennep.meeting;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.mapper.Nested;
import vn.nennep.shared.AttendanceCount;

/**
 * One line of a list of meetings.
 *
 * @param presentationForms codes of the presentation forms, sorted
 * @param count zeros until the meeting is recorded
 * @param grade name of the grade that counts; null when nobody graded it
 * @param said how much was said
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
        List<String> presentationForms,
        MeetingStatus status,
        @Nested("count") AttendanceCount count,
        String grade,
        @Nested("said") Said said,
        boolean late) {

    /**
     * How much was said in a meeting.
     *
     * @param contributions contributions of members
     * @param open those without a reply that need one
     * @param speakers members who spoke, contributors and presenters, each once
     */
    public record Said(int contributions, int open, int speakers) {

        public static final Said NOTHING = new Said(0, 0, 0);
    }

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
