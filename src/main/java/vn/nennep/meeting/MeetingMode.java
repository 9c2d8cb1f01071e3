package vn.nennep.meeting;

/** How people came together. */
public enum MeetingMode {
    IN_PERSON,
    ONLINE,
    MIXED
}
