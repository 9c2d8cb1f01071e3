package vn.nennep.rollcall;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import vn.nennep.meeting.MeetingKind;
import vn.nennep.meeting.MeetingStatus;

/**
 * A roll call that no longer has who was due on its day, because memberships or leaves were entered or changed since.
 *
 * @param ref of the meeting
 * @param missing names of those due by now and not on the roll
 * @param extra names of those on the roll and not due by now
 * @param open whether the period of the meeting lets its roll be changed
 */
public record OutdatedRoll(
        UUID ref,
        LocalDate heldOn,
        MeetingKind kind,
        int number,
        MeetingStatus status,
        List<String> missing,
        List<String> extra,
        boolean open) {

    public OutdatedRoll {
        missing = List.copyOf(missing);
        extra = List.copyOf(extra);
    }

    OutdatedRoll closed() {
        return new OutdatedRoll(ref, heldOn, kind, number, status, missing, extra, false);
    }

    /** Whether the record must be opened for a correction before its roll can be taken anew. */
    public boolean isConfirmed() {
        return status == MeetingStatus.CONFIRMED;
    }
}
