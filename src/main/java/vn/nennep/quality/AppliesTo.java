package vn.nennep.quality;

import vn.nennep.meeting.MeetingKind;

/** The meetings that a criteria set is for. */
public enum AppliesTo {
    REGULAR,
    THEMATIC,
    ALL;

    /** Whether meetings of this kind are scored by such a set. */
    public boolean includes(MeetingKind kind) {
        return this == ALL || name().equals(kind.name());
    }
}
