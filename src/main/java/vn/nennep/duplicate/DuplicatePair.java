package vn.nennep.duplicate;

import java.io.Serializable;

/**
 * Two entries that look like one person: the same name without accents and a date in common, or both dates and the given
 * name. A common name alone is never enough.
 *
 * @param sharedMeetings roll calls that both stand in
 */
public record DuplicatePair(MemberSide one, MemberSide other, int sharedMeetings) implements Serializable {

    /** The entry that stands in more roll calls, the first one when both stand in as many: the one to keep at first. */
    public MemberSide fuller() {
        return other.attendances() > one.attendances() ? other : one;
    }

    /** The other entry than {@link #fuller}. */
    public MemberSide emptier() {
        return fuller() == one ? other : one;
    }
}
