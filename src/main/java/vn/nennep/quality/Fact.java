package vn.nennep.quality;

import java.util.Arrays;
import java.util.Optional;

/** What the program can find out about a meeting by itself; criteria sets name these by their keys. */
public enum Fact {
    MINUTES_SHORT("minutes-short", Kind.COUNT),
    ATTENDANCE_RATE("attendance-rate", Kind.SHARE),
    ABSENT_WITHOUT_REASON("absent-without-reason", Kind.COUNT),
    EXCUSED_STREAK("excused-streak", Kind.COUNT),
    COMMITTEE_SIZE("committee-size", Kind.COUNT),
    COMMITTEE_MET_BEFORE("committee-met-before", Kind.YES_NO),
    NOTIFIED("notified", Kind.YES_NO),
    DAYS_OF_NOTICE("days-of-notice", Kind.DAYS),
    DAYS_POSTED_BEFORE("days-posted-before", Kind.DAYS),
    DOCUMENTS_POSTED("documents-posted", Kind.YES_NO),
    SPEAKER_SHARE("speaker-share", Kind.SHARE),
    OPEN_CONTRIBUTIONS("open-contributions", Kind.COUNT),
    DAYS_TO_FINAL("days-to-final", Kind.DAYS),
    TASKS_DONE("tasks-done", Kind.SHARE),
    THEMATIC_IN_MONTH("thematic-in-month", Kind.YES_NO);

    /** What values a fact can have. */
    public enum Kind {
        /** Whole numbers from 0. */
        COUNT,
        /** Whole numbers, also below 0: what came a day too late. */
        DAYS,
        /** Exact fractions from 0. */
        SHARE,
        /** 1 for yes, 0 for no. */
        YES_NO
    }

    private final String key;
    private final Kind kind;

    Fact(String key, Kind kind) {
        this.key = key;
        this.kind = kind;
    }

    /** The fact of a key as criteria files write it; empty for an unknown one. */
    public static Optional<Fact> of(String key) {
        return Arrays.stream(values()).filter(fact -> fact.key.equals(key)).findFirst();
    }

    /** Its name in criteria files. */
    public String key() {
        return key;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether only whole numbers occur, so that the band to 15 and the one from 16 leave no gap. */
    public boolean isWhole() {
        return kind != Kind.SHARE;
    }
}
