package vn.nennep.rollcall;

import vn.nennep.people.LeaveKind;
import vn.nennep.people.MembershipCategory;

/**
 * One person of a meeting's roll call: on the roster of its day, or called, or both.
 *
 * @param rosterCategory null for somebody not on the roster
 * @param notDueBecause why somebody on the roster need not attend; null for somebody who is due
 * @param category as called; null for somebody who was not called
 * @param mark null for somebody who was not called
 * @param reason why an excused person was away; null otherwise
 */
record CalledRow(
        long memberId,
        String memberCode,
        String fullName,
        MembershipCategory rosterCategory,
        LeaveKind notDueBecause,
        RosterCategory category,
        AttendanceMark mark,
        String reason) {

    boolean isOnRoster() {
        return rosterCategory != null;
    }

    boolean isCalled() {
        return category != null;
    }

    /** The person as the roster has them, without a mark. */
    SheetRow onRoster() {
        return new SheetRow(
                memberId, memberCode, fullName, RosterCategory.of(rosterCategory), notDueBecause, null, null);
    }

    /** The person as called. */
    SheetRow asCalled() {
        return new SheetRow(memberId, memberCode, fullName, category, null, mark, reason);
    }

    /** @param line null for somebody who is no longer called */
    CalledRow with(RollCallLine line) {
        return new CalledRow(
                memberId,
                memberCode,
                fullName,
                rosterCategory,
                notDueBecause,
                line == null ? null : line.category(),
                line == null ? null : line.mark(),
                line == null ? null : line.reason());
    }
}
