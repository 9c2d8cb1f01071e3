package vn.nennep.rollcall;

import java.io.Serializable;
import vn.nennep.people.LeaveKind;

/**
 * One person on the sheet of a roll call.
 *
 * @param notDueBecause why the person need not attend; null for somebody who is due
 * @param mark null for somebody who is not due and did not come
 * @param reason for an excused person; null otherwise, and when the reader may not read texts
 */
public record SheetRow(
        long memberId,
        String memberCode,
        String fullName,
        RosterCategory category,
        LeaveKind notDueBecause,
        AttendanceMark mark,
        String reason)
        implements Serializable {

    /** The same person with another mark, and no reason. */
    SheetRow marked(AttendanceMark other) {
        return new SheetRow(memberId, memberCode, fullName, category, notDueBecause, other, null);
    }

    SheetRow withoutReason() {
        return new SheetRow(memberId, memberCode, fullName, category, notDueBecause, mark, null);
    }

    /** Whether the person need not attend and can have come: exempt on the day, or welcomed when the leave was another. */
    public boolean mayBeWelcome() {
        return notDueBecause == LeaveKind.EXEMPT || category == RosterCategory.EXEMPT;
    }

    public boolean isDue() {
        return notDueBecause == null && category.isDue();
    }
}
