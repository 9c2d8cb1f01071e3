package vn.nennep.meeting;

/** The life of a meeting. Only a recorded one is counted. */
public enum MeetingStatus {
    /** Entered; its roll call is missing or has people not recorded yet. */
    PLANNED,
    /** Held, and everybody of the roster of the day has a mark. */
    RECORDED
}
