package vn.nennep.meeting;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import vn.nennep.guidance.GuidanceRow;

/**
 * What the page of a preparation shows.
 *
 * @param days step → its day; a step that was not made is not there
 * @param approvedBy null until the draft is approved
 * @param version of the preparation, to be given back with a change
 * @param materials as far as the person may see them
 * @param guidance in force in the cell on the meeting's day
 * @param keeps whether the person prepares meetings of the cell
 * @param leads whether the person may approve a draft
 * @param open whether the steps may still be noted: the record is not confirmed yet
 */
public record PreparationView(
        PreparedMeeting meeting,
        PreparationState state,
        Map<PreparationState, LocalDate> days,
        Approver approvedBy,
        PreparationDates dates,
        int version,
        List<MeetingMaterialRow> materials,
        List<GuidanceRow> guidance,
        boolean keeps,
        boolean leads,
        boolean open,
        LocalDate today)
        implements Serializable {

    /** Whether the person may add files. */
    public boolean isAttaching() {
        return keeps || leads || meeting.own();
    }

    /** Whether the person may note the next step. */
    public boolean mayStep() {
        return open
                && switch (state) {
                    case NOT_ASSIGNED, APPROVED -> keeps || leads;
                    case ASSIGNED -> isAttaching();
                    case DRAFTED -> leads;
                    case SENT -> false;
                };
    }

    /** Whether the person may take the last step back. */
    public boolean mayTakeBack() {
        return open
                && switch (state) {
                    case NOT_ASSIGNED -> false;
                    case ASSIGNED, SENT -> keeps || leads;
                    case DRAFTED, APPROVED -> leads;
                };
    }

    /** Whether a file of the draft is among those that the person may see. */
    public boolean hasDraft() {
        return materials.stream().anyMatch(row -> row.purpose() == MaterialPurpose.DRAFT);
    }

    /** Whether the members got the draft only after the meeting. */
    public boolean isSentLate() {
        LocalDate sent = days.get(PreparationState.SENT);
        return sent != null && sent.isAfter(meeting.heldOn());
    }
}
