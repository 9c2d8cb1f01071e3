package vn.nennep.quality;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import vn.nennep.meeting.MeetingKind;
import vn.nennep.meeting.MeetingStatus;

/**
 * A meeting of the year with the score that counts.
 *
 * @param points null while nobody scored
 * @param most what could be reached; null while nobody scored
 * @param bySuperior whether it is the superior's
 */
public record YearMeeting(
        UUID ref,
        MeetingKind kind,
        int number,
        LocalDate heldOn,
        String topic,
        MeetingStatus status,
        BigDecimal points,
        BigDecimal most,
        Grade grade,
        boolean bySuperior)
        implements Serializable {

    public boolean isRecorded() {
        return status.isCounted();
    }
}
