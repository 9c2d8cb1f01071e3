package vn.nennep.meeting;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;

/**
 * What the preparation of a meeting needs to know of it.
 *
 * @param cellName as the cell is called on the day of the meeting
 * @param startsAt null when it is not known
 * @param topic null when it has none yet
 * @param presenters their names; null for none yet
 * @param own whether the person at work is one of the presenters
 */
public record PreparedMeeting(
        long id,
        UUID ref,
        long cellId,
        String cellCode,
        String cellName,
        MeetingKind kind,
        int number,
        LocalDate heldOn,
        LocalTime startsAt,
        String topic,
        MeetingStatus status,
        String presenters,
        boolean own)
        implements Serializable {

    /** Whether it was opened on its day, so that what was shown there is known. */
    boolean isHeld() {
        return status == MeetingStatus.HELD || status.isCounted();
    }
}
