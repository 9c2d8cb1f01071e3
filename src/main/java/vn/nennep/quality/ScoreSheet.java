package vn.nennep.quality;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import vn.nennep.meeting.MeetingKind;
import vn.nennep.meeting.MeetingStatus;

/**
 * All that a page shows of a meeting's score.
 *
 * @param card null while the meeting is not recorded, or when no set is in force on its day
 * @param version of the score; {@link #FRESH} while there is none
 * @param self null until the cell scored
 * @param superior null until the superior scored
 * @param most what can be reached; null without a card
 * @param maySelf whether the person may give the cell's own score now
 * @param maySuperior whether the person may give the superior's score now
 * @param readsReasons whether the person may read what people wrote
 */
public record ScoreSheet(
        UUID ref,
        long cellId,
        String cellCode,
        String cellName,
        MeetingKind kind,
        int number,
        LocalDate heldOn,
        MeetingStatus status,
        ScoreCard card,
        int version,
        Scored self,
        Scored superior,
        BigDecimal most,
        boolean maySelf,
        boolean maySuperior,
        boolean readsReasons)
        implements Serializable {

    public static final int FRESH = -1;

    /** The score that counts; null while nobody scored. */
    public Scored counting() {
        return superior == null ? self : superior;
    }
}
