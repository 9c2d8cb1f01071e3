package vn.nennep.rollcall;

import vn.nennep.shared.RefusedException;
import vn.nennep.shared.VietnameseText;

/**
 * One person in a roll call.
 *
 * @param reason why the person was away, at most 500 characters; null for somebody who was present or has no mark
 */
public record RollCallLine(long memberId, RosterCategory category, AttendanceMark mark, String reason) {

    public static final int LONGEST_REASON = 500;

    public RollCallLine {
        reason = VietnameseText.tidy(reason);
        if (reason != null && mark != AttendanceMark.EXCUSED && mark != AttendanceMark.ABSENT) {
            throw RefusedException.invalid("rollcall.reason-without-excuse");
        }
        if (reason != null && reason.length() > LONGEST_REASON) {
            throw RefusedException.invalid("rollcall.reason-long", LONGEST_REASON);
        }
        if (category == RosterCategory.EXEMPT && mark != AttendanceMark.PRESENT) {
            throw RefusedException.invalid("rollcall.exempt-only-present");
        }
    }

    /**
     * One line for a person who stands in a roll call twice: due if either was, with the better proven mark (present over
     * excused over absent over not recorded) and its reason; this line's when both are equal.
     */
    public RollCallLine joinedWith(RollCallLine twin) {
        AttendanceMark better = mark.orBetter(twin.mark);
        return new RollCallLine(
                memberId, category.isDue() ? category : twin.category, better, better == mark ? reason : twin.reason);
    }

    RollCallLine marked(AttendanceMark newMark, String newReason) {
        return new RollCallLine(memberId, category, newMark, newReason);
    }
}
