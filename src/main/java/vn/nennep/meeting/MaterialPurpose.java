package vn.nennep.meeting;

/** What a file is to a meeting. */
public enum MaterialPurpose {
    /** What is shown at the meeting. */
    PRESENTATION,
    /** The topic in writing, before the meeting; only for those who prepare the meeting, until it is sent. */
    DRAFT,
    /** The topic as it stands after the meeting. */
    FINAL,
    OTHER
}
