package vn.nennep.meeting;

/** Kinds of meetings; each kind is numbered for itself within the cell's year. */
public enum MeetingKind {
    /** Sinh hoạt thường kỳ: once a month. */
    REGULAR,
    /** Sinh hoạt chuyên đề: at least once a quarter, with a topic and a topic group. */
    THEMATIC
}
